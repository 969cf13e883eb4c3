using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.PreImages;

/// <summary>Pre-images of a small net that is smooth everywhere.</summary>
public sealed class PreImageTests : IDisposable
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    readonly NetworkFile _file = new(SmallNets.Smooth());
    readonly TemporaryFolder _folder = new();

    string Given
    {
        get
        {
            var path = _folder.File("given.png");
            PictureFile.Write(path, TestPictures.Slope(16, 16));
            return path;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_inversion_comes_near_to_what_was_given_and_nearer_with_more_weight()
    {
        var errors = new[] { 1, 20, 100, 300 }.Select(weight => Error(Draw(weight, 4))).ToArray();
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.InRange(errors[^1], 0, 0.1);
    }

    [Fact]
    public void The_same_seed_draws_the_same_picture_and_another_one_another()
    {
        var first = Draw(100, 4, seed: 3).Picture.ToBytes();
        Assert.Equal(first, Draw(100, 4, seed: 3).Picture.ToBytes());
        Assert.NotEqual(first, Draw(100, 4, seed: 4).Picture.ToBytes());
    }

    [Theory]
    [InlineData("inversion(soft2, {0}, 100)")]
    [InlineData("caricature(soft2, {0}, 100)")]
    [InlineData("style(soft2, {0})")]
    [InlineData("channel(soft2, 1) - 0.5 * difference(soft2, {0})")]
    public void A_picture_does_not_hang_on_the_folder_that_the_given_one_lies_in(string unit)
    {
        using var elsewhere = new TemporaryFolder();
        var copy = elsewhere.File("given.png");
        File.Copy(Given, copy);
        Assert.Equal(Drawn(Given).ToBytes(), Drawn(copy).ToBytes());

        Picture Drawn(string path) => Draw(
            Objective.Parse(unit.Replace("{0}", Notation.Quoted(path))),
            new MahendranPreset(20, Jitter: 4, Finish: 5).For(16, 16)).Picture;
    }

    [Fact]
    public void The_picture_has_the_size_that_was_asked_for_however_large_the_canvas() =>
        Assert.Equal((16, 16), (Draw(1, 4).Picture.Width, Draw(1, 4).Exact.Height));

    /// <remarks>A weight that drives colours as far as they go.</remarks>
    [Fact]
    public void No_colour_leaves_its_ball_at_any_step()
    {
        var stage = new MahendranPreset(Jitter: 3).For(16, 16).Stages[0];
        using var climb = Climb.Open(
            new(_file.Load(), Preprocessing.Preset("unit")), [1e5f * (Objective)new Channel("tanh1", 1)], stage,
            18, 18, OneThread);
        var farthest = 0.0;
        for (var step = 0; step < 60; step++)
        {
            _ = climb.Step();
            farthest = Math.Max(farthest, Lengths(climb.Pictures[0]).Max());
        }

        Assert.InRange(farthest, 150, 160 + 1e-3);
    }

    [Fact]
    public void A_caricature_starts_at_the_picture_and_goes_farther_than_it()
    {
        var unit = new Caricature("soft2", Given, 1000);
        var recipe = new MahendranPreset(40, Jitter: 4).For(16, 16);
        var started = recipe with { Stages = [recipe.Stages[0] with { From = Given }] };
        var still = started with { Stages = [started.Stages[0] with { Optimizer = new Sgd(1e-20f) }] };
        Assert.Equal(1, unit.Told(Draw(unit, still).Score).Number, 1e-3);
        Assert.InRange(unit.Told(Draw(unit, started).Score).Number, 1.01, 100);
    }

    [Fact]
    public void A_start_that_is_not_there_is_said()
    {
        var recipe = Notation.Read<Recipe>("recipe([stage(1, levels, [], sgd, from=none.png)])");
        var error = Assert.Throws<OnnxVizException>(() => Draw(new Channel("tanh1", 1), recipe));
        Assert.Contains("There is no file 'none.png'", error.Message);
    }

    /// <remarks>Of a canvas of 5 x 5 and a window of 3 x 3 each of the 9 places comes up.</remarks>
    [Fact]
    public void The_window_shows_every_place_of_the_canvas()
    {
        float[] canvas = [.. Enumerable.Range(0, 25).Select(index => (float)index)];
        var transform = new CanvasWindow(2);
        var corners = new HashSet<float>();
        for (var step = 0; step < 200; step++)
        {
            var matrix = Resampler.Tensor([transform.Draw([1, 1, 5, 5], CounterRandom.For(1, "unit", step))]);
            var seen = Evaluated.Of(
                Tensor.Of(canvas, [1, 1, 5, 5]), new() { ["m"] = matrix }, (x, fed) => Resampler.Roll(
                    x, fed("m"), (3, 3)));
            Assert.Equal([0, 1, 2, 5, 6, 7, 10, 11, 12], seen.Select(number => number - seen[0]));
            corners.Add(seen[0]);
        }

        Assert.Equal([0, 1, 2, 5, 6, 7, 10, 11, 12], corners.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_odd_margin_shows_every_place_too(int margin)
    {
        var side = 4 + margin;
        float[] canvas = [.. Enumerable.Range(0, side).Select(index => (float)index)];
        var transform = new CanvasWindow(margin);
        var first = new HashSet<float>();
        for (var step = 0; step < 100; step++)
        {
            var matrix = Resampler.Tensor([transform.Draw([1, 1, side, side], CounterRandom.For(1, "unit", step))]);
            var rows = Tensor.Of([.. Enumerable.Repeat(canvas, side).SelectMany(row => row)], [1, 1, side, side]);
            var seen = Evaluated.Of(
                rows, new() { ["m"] = matrix }, (x, fed) => Resampler.Roll(x, fed("m"), (4, 4)));
            Assert.Equal([0, 1, 2, 3], seen.Take(4).Select(number => number - seen[0]));
            first.Add(seen[0]);
        }

        Assert.Equal(Enumerable.Range(0, margin + 1).Select(place => (float)place), first.Order());
    }

    static IEnumerable<double> Lengths(float[] pixels)
    {
        var levels = new GreyLevels().From([1, 3, 18, 18], pixels).Values.Single();
        var plane = levels.Length / 3;
        return Enumerable.Range(0, plane).Select(pixel => Math.Sqrt(Enumerable.Range(0, 3).Sum(
            channel => Math.Pow(levels[(channel * plane) + pixel], 2))));
    }

    static float Error(Visualization drawn) => drawn.Objective.Told(drawn.Score).Number;

    Visualization Draw(float weight, int jitter, int seed = 1) => Draw(
        new Inversion("tanh1", Given, weight), new MahendranPreset(150, Jitter: jitter, Finish: 20).For(16, 16), seed);

    Visualization Draw(Objective unit, Recipe recipe, int seed = 1) => new Visualizer(
        _file.Load(),
        AscentSettings.Of(16, 16, seed, recipe, Preprocessing.Preset("unit"), OneThread)).Maximize([unit]).Single();
}
