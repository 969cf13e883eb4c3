using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

public sealed class RecipeTests : IDisposable
{
    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Stages_start_from_the_pictures_of_the_stage_before()
    {
        var usual = Recipe.Usual(4, 0).Stages[0];
        var steps = new List<int>();
        var two = Draw(new([usual with { Scale = 0.5f }, usual with { Steps = 3 }]), steps);
        Assert.Equal((16, 16, 7), (two.Picture.Width, two.Picture.Height, two.Steps));
        Assert.Equal(Enumerable.Range(0, 9), steps);
        Assert.True(two.Score > Draw(new([usual with { Steps = 0 }]), []).Score);
        var one = Draw(new([usual]), []).Picture.ToBytes();
        Assert.Equal(one, Draw(new([usual, usual with { Steps = 0 }]), []).Picture.ToBytes());
    }

    [Fact]
    public void What_searches_along_a_line_takes_no_random_transforms() => Assert.Contains(
        "nothing may be random between them: take no transforms (--jitter 0)",
        Assert.Throws<OnnxVizException>(
            () => Draw(new([new(3, new Pixels(), [new Jitter(1)], new Lbfgs())]), [])).Message);

    Visualization Draw(Recipe recipe, List<int> steps)
    {
        var settings = new AscentSettings(
            16, 16, 1, 1, new Sgd(), new Pixels(), [], Preprocessing.Preset("unit"),
            RuntimeSettings.Default with { Threads = 1 })
        { Stages = recipe };
        return new Visualizer(_file.Load(), settings) { OnStep = progress => steps.Add(progress.Step) }.Maximize(
            [new Channel("soft2", 1)]).Single();
    }
}
