using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
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
        var usual = new LevelledPreset(4, Jitter: 0).For(16, 16).Stages[0];
        var steps = new List<int>();
        var two = Draw(new([usual with { Scale = 0.5f }, usual with { Steps = 3 }]), steps);
        Assert.Equal((16, 16, 7), (two.Picture.Width, two.Picture.Height, two.Steps));
        Assert.Equal(Enumerable.Range(0, 9), steps);
        Assert.True(two.Score > Draw(new([usual with { Steps = 0 }]), []).Score);
        var one = Draw(new([usual]), []).Picture.ToBytes();
        Assert.Equal(one, Draw(new([usual, usual with { Steps = 0 }]), []).Picture.ToBytes());
    }

    /// <remarks>The sizes of the published notebook.</remarks>
    [Fact]
    public void An_enlarged_stage_is_as_many_stages_of_growing_sizes()
    {
        var recipe = Notation.Read<Recipe>(
            "recipe([stage(20, pixels, [], adam(0.1), enlarged=enlarged(12, 1.2, 5, 56))])");
        Assert.Equal(240, recipe.Steps);
        Assert.Equal(
            [56, 67, 80, 96, 115, 138, 165, 198, 237, 284, 340, 408],
            recipe.Unfolded.Select(stage => stage.SizeOf(224, 224).Width));
        Assert.Equal([0, .. Enumerable.Repeat(5, 11)], recipe.Unfolded.Select(stage => stage.Blur));
        Assert.Equal($"{recipe}", $"{Notation.Read<Recipe>($"{recipe}")}");
    }

    [Fact]
    public void Without_a_first_size_the_last_pictures_are_of_the_size_asked_for() => Assert.Equal(
        [(50, 25), (100, 50), (200, 100)],
        Notation.Read<Stage>("stage(20, pixels, [], adam, enlarged=enlarged(3, 2))").Unfold().Select(
            stage => stage.SizeOf(200, 100)));

    [Fact]
    public void An_enlarged_stage_draws_and_blurs_in_between()
    {
        var steps = new List<int>();
        var drawn = Draw(
            Notation.Read<Recipe>("recipe([stage(3, pixels, [], normalized, enlarged=enlarged(3, 1.3, 3))])"), steps);
        Assert.Equal((16, 16, 9), (drawn.Picture.Width, drawn.Picture.Height, drawn.Steps));
        Assert.Equal(Enumerable.Range(0, 12), steps);
    }

    [Fact]
    public void A_recipe_without_stages_is_refused() => Assert.Contains(
        "at least one stage", Assert.Throws<OnnxVizException>(() => Notation.Read<Recipe>("recipe([])")).Message);

    [Theory]
    [InlineData("enlarged(0)")]
    [InlineData("enlarged(3, 0.9)")]
    public void Enlargements_of_nothing_are_refused(string text) => Assert.Contains(
        "runs at least once and grows",
        Assert.Throws<OnnxVizException>(
            () => Notation.Read<Stage>($"stage(1, pixels, [], adam, enlarged={text})")).Message);

    /// <remarks>At the border the mean is over what there is.</remarks>
    [Fact]
    public void A_box_blurs_by_the_mean_of_what_it_covers()
    {
        var picture = new Picture(4, 2, 1, [0, 3, 6, 0, 2, 1, 0, 0]);
        Evaluated.Near([1.5, 2, 10 / 6d, 1.5, 1.5, 2, 10 / 6d, 1.5], BoxBlur.Of(picture, 3).Pixels);
        Assert.Contains("odd side", Assert.Throws<OnnxVizException>(() => BoxBlur.Of(picture, 4)).Message);
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
