using System.Numerics;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Transforms;

public sealed class SamplingTests : IDisposable
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    /// <summary>Rows 0 to 3, 4 to 7, 8 to 11, 12 to 15.</summary>
    static readonly Tensor Square = Tensor.Of([.. Enumerable.Range(0, 16).Select(each => (float)each)], [1, 1, 4, 4]);

    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    [Fact]
    public void The_whole_is_the_mean_of_four_pixels_at_half_the_size() =>
        Evaluated.Near([2.5, 4.5, 10.5, 12.5], Seen(Square, new Views(2, 0).Draw(Square.Shape, default, 0), 2));

    [Fact]
    public void Views_of_a_picture_lie_one_behind_the_other()
    {
        var pictures = Tensor.Of([.. Square.ToFloats(), .. Square.ToFloats().Select(each => 100 + each)], [2, 1, 4, 4]);
        Matrix3x2[] corners = [Matrix3x2.CreateTranslation(-1, -1), Matrix3x2.CreateTranslation(1, 0)];
        Evaluated.Near(
            [0, 1, 4, 5, 6, 7, 10, 11, 100, 101, 104, 105, 106, 107, 110, 111],
            Seen(pictures, [.. corners, .. corners], 2));
    }

    [Fact]
    public void Planes_stay_apart()
    {
        var picture = Tensor.Of([.. Enumerable.Range(0, 18).Select(each => (float)each)], [1, 2, 3, 3]);
        Matrix3x2[] pixels = [Matrix3x2.CreateTranslation(-1, 0), Matrix3x2.CreateTranslation(1, 1)];
        Evaluated.Near([3, 12, 8, 17], Seen(picture, pixels, 1));
    }

    [Fact]
    public void The_gradient_of_views_is_the_exact_adjoint()
    {
        var random = new Random(3);
        var (x, y) = (SmallNets.Drawn(random, [2, 3, 9, 12]), SmallNets.Drawn(random, [6, 3, 5, 5]));
        Matrix3x2[] matrices = [.. Enumerable.Range(0, 2).SelectMany(
            picture => new Views(5, 2).Draw(x.Shape, CounterRandom.For(1, $"{picture}", 1), 0))];
        var fed = new Dictionary<string, Tensor> { ["m"] = Resampler.Tensor(matrices), ["y"] = y };
        var there = Evaluated.Of(x, fed, Product).Sum(number => (double)number);
        var back = Evaluated.Of(x, fed, (value, others) => value
            * new Differentiator(GradientRules.Standard).Differentiate(Product(value, others), value)[0]);
        Assert.Equal(there, back.Sum(number => (double)number), 1e-5);

        static Value Product(Value value, Func<string, Value> others) =>
            Resampler.Sample(value, others("m"), (5, 5)) * others("y");
    }

    [Fact]
    public void Crops_reach_every_place_and_no_other()
    {
        var seen = Enumerable.Range(0, 200).SelectMany(step => new Views(2, 2, 0).Draw(
            Square.Shape, CounterRandom.For(1, "unit", step), 0)).Select(matrix => matrix.Translation).ToHashSet();
        float[] shifts = [-1, 0, 1];
        Assert.Equal(
            shifts.SelectMany(right => shifts.Select(down => new Vector2(right, down))).ToHashSet(), seen);
    }

    [Fact]
    public void A_picture_smaller_than_a_view_is_enlarged() =>
        Assert.Equal(
            [Matrix3x2.CreateScale(0.5f), Matrix3x2.CreateScale(0.5f)],
            new Views(8, 1).Draw(Square.Shape, CounterRandom.For(1, "unit", 0), 0));

    /// <remarks>The middle is that of the picture, give or take 0.15 of it; the side goes from half of it to a
    /// twentieth.</remarks>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.275)]
    [InlineData(0.9, 0.095)]
    public void Boxes_lie_about_the_middle_and_grow_smaller(double done, double side)
    {
        Matrix3x2[] drawn = [.. Enumerable.Range(0, 100).SelectMany(step => new CropBoxes(10, 8).Draw(
            [1, 3, 80, 100], CounterRandom.For(1, "unit", step), done))];
        var (centres, sides) = (drawn.Select(matrix => matrix.M31 / 80).ToArray(),
            drawn.Select(matrix => matrix.M11 / 8));
        Assert.Equal(800, drawn.Length);
        Assert.Equal(side, sides.Average(), 0.01);
        Assert.Equal(0, centres.Average(), 0.02);
        Assert.Equal(0.15, Math.Sqrt(centres.Average(centre => centre * centre)), 0.02);
        Assert.InRange(sides.Min(), 0.0499f, 1);
    }

    [Fact]
    public void A_climb_tells_boxes_how_much_of_the_stage_is_done()
    {
        using var fixedBoxes = Open(new CropBoxes(16, 4, 0.3f, 0.3f), 64, steps: 20);
        using var shrinking = Open(new CropBoxes(16, 4, 0.3f, 0.1f), 64, steps: 20);
        var first = (fixedBoxes.Step().Scores[0], shrinking.Step().Scores[0]);
        Assert.Equal(first.Item1, first.Item2);
        fixedBoxes.From([TestPictures.Noise(64, 64, 3).Pixels]);
        shrinking.From([TestPictures.Noise(64, 64, 3).Pixels]);
        Assert.Equal(fixedBoxes.Step().Scores[0], shrinking.Step().Scores[0]);
        Assert.NotEqual(fixedBoxes.Step().Scores[0], shrinking.Step().Scores[0]);
    }

    /// <remarks>The usual batch is 8 pictures of 128 x 128.</remarks>
    [Theory]
    [InlineData(128, "[]", "none", 8)]
    [InlineData(128, "[pad(12)]", "none", 5)]
    [InlineData(128, "[]", "views(64, 7)", 4)]
    [InlineData(512, "[]", "views(64, 3)", 8)]
    [InlineData(512, "[]", "boxes(128, 4)", 2)]
    [InlineData(512, "[noise]", "boxes(224, 32)", 1)]
    public void Batches_count_what_the_network_sees(int side, string transforms, string sampling, int batch)
    {
        var stage = Notation.Read<Stage>($"stage(5, pixels, {transforms}, normalized, sampling={sampling})");
        var settings = new AscentSettings(
            side, side, 5, 1, stage.Optimizer, stage.Parameterization, [], Preprocessing.Preset("unit"), OneThread)
        {
            Stages = new([stage]),
        };
        Assert.Equal(batch, settings.BatchSize);
    }

    [Theory]
    [InlineData("views(0)", "at least 1 pixel")]
    [InlineData("views(8, 0, 0)", "at least one")]
    [InlineData("boxes(8, 0)", "at least one of each")]
    public void Views_of_nothing_are_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Notation.Read<Sampling>(text)).Message);

    /// <remarks>Of a grey picture every view is grey: the mean over views is the score of one.</remarks>
    [Fact]
    public void The_score_is_the_mean_over_views()
    {
        using var plain = Open(null, 16);
        using var sampled = Open(new Views(16, 3, 2), 40);
        plain.From([Grey(16)]);
        sampled.From([Grey(40)]);
        Assert.Equal(plain.Step().Scores[0], sampled.Step().Scores[0], 1e-5f);
    }

    [Fact]
    public void A_picture_larger_than_the_network_sees_rises_by_its_views()
    {
        using var climb = Open(new Views(16, 3), 40, [new Jitter(2)]);
        var before = climb.Step().Scores[0];
        for (var step = 0; step < 20; step++)
        {
            climb.Step();
        }

        Assert.Equal(3 * 40 * 40, climb.Pictures[0].Length);
        Assert.True(climb.Step().Scores[0] > before);
    }

    [Fact]
    public void A_whole_run_draws_a_picture_larger_than_the_network_takes()
    {
        var stage = new Stage(5, new Pixels(), [], new NormalizedAscent(), Sampling: new Views(16, 2));
        var settings = new AscentSettings(
            40, 24, 5, Seed: 1, new NormalizedAscent(), new Pixels(), [], Preprocessing.Preset("unit"), OneThread)
        {
            Stages = new([stage]),
        };
        Objective[] units = [new Channel("soft2", 1), new Channel("soft2", 3)];
        var drawn = new Visualizer(_file.Load(), settings).Maximize(units).ToArray();
        Assert.All(drawn, each => Assert.Equal((40, 24), (each.Picture.Width, each.Picture.Height)));
        Assert.All(drawn, each => Assert.True(float.IsFinite(each.Score)));
    }

    [Fact]
    public void A_host_optimizer_refuses_views_that_change_from_step_to_step() => Assert.Contains(
        "nothing may be random",
        Assert.Throws<OnnxVizException>(() => Open(new Views(16), 40, optimizer: new Lbfgs())).Message);

    static float[] Grey(int side) => [.. Enumerable.Repeat(0.5f, 3 * side * side)];

    static float[] Seen(Tensor pictures, IReadOnlyList<Matrix3x2> matrices, int side) => Evaluated.Of(
        pictures,
        new() { ["m"] = Resampler.Tensor(matrices) },
        (value, fed) => Resampler.Sample(value, fed("m"), (side, side)));

    Climb Open(
        Sampling? sampling, int side, Transform[]? transforms = null, Optimizer? optimizer = null,
        int steps = 0) => Climb.Open(
        new(_file.Load(), Preprocessing.Preset("unit")),
        [new Channel("soft2", 1)],
        new(steps, new Pixels(), transforms ?? [], optimizer ?? new NormalizedAscent(), Sampling: sampling),
        side,
        side,
        OneThread);
}
