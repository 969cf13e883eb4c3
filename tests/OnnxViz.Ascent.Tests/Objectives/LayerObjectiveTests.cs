using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Objectives;

/// <summary>Objectives that are written, on a layer of two channels and two positions: 1 -2, 3 4.</summary>
public sealed class LayerObjectiveTests
{
    static readonly Tensor Layer = Tensor.Of([1f, -2, 3, 4], [1, 2, 1, 2]);
    static readonly Tensor Other = Tensor.Of([1f, 0, 1, 2], [1, 2, 1, 2]);

    /// <remarks>
    /// Along (3, -0.5) the two positions are 3 - 1.5 = 1.5 and -6 - 2 = -8. Along (1, 0) they are 1 and -2, with
    /// cosines 1 / sqrt 10 and -2 / sqrt 20, the latter held at 0.1. The Gram matrix is (5, -5; -5, 25) / 2, that of
    /// the other layer (1, 1; 1, 5) / 2. Squared distances to the other layer are 0 4, 4 4, its squares 1 0, 1 4; the
    /// products with it 1 0, 3 8, by position 4 and 8 with cosines 4 / sqrt 20 and 8 / sqrt 80. Means over positions
    /// are -0.5 and 3.5.
    /// </remarks>
    public static TheoryData<string, double> Worked => new()
    {
        { "l1(a)", 2.5 },
        { "l2(a)", Math.Sqrt(7.5) },
        { "direction(a, 0:3 1:-0.5)", -3.25 },
        { "direction(a, 0:1, 2)", (0.1 - 0.02) / 2 },
        { "difference(a, other.png)", 6 / 4d },
        { "style(a, other.png)", -(16 + 36 + 36 + 400) / 28d },
        { "layer(a) - 2 * l1(a)", 7.5 - 5 },
        { "inversion(a, other.png)", -12 / 6d },
        { "inversion(a, other.png, 100)", -1200 / 6d },
        { "inversion(a, other.png, 1, 1)", -4 / 2d },
        { "inversion(a, other.png, 1, 0, [1])", -8 / 5d },
        { "inversion(a, other.png, 1, 1, [1])", -4d },
        { "caricature(a, other.png, 3)", 3 * 12 / 6d },
        { "dot(a, other.png)", 6 },
        { "dot(a, other.png, 2)", ((4 * 0.8) + (8 * 0.8)) / 2 },
        { "mosaic(a, [1], 1, [3])", 9 },
        { "logodds(a, 0)", -0.5 - 3.5 },
        { "logodds(a, 1) + logodds(a, 0)", 0 },
    };

    [Theory, MemberData(nameof(Worked))]
    public void Values_are_as_worked_out_by_hand(string objective, double expected) =>
        Evaluated.Near([expected], Evaluated.Of(Layer, x => Built(objective, x)), 1e-4);

    /// <remarks>On a layer drawn at random, along a direction drawn at random.</remarks>
    [Theory]
    [InlineData("l1(a)")]
    [InlineData("l2(a)")]
    [InlineData("direction(a, 0:3 1:-0.5)")]
    [InlineData("direction(a, 0:3 2:-0.5, 2)")]
    [InlineData("difference(a, other.png)")]
    [InlineData("style(a, other.png)")]
    [InlineData("inversion(a, other.png, 3, 2)")]
    [InlineData("inversion(a, other.png, 3, 3, [0, 2])")]
    [InlineData("caricature(a, other.png, 3)")]
    [InlineData("dot(a, other.png)")]
    [InlineData("dot(a, other.png, 2)")]
    [InlineData("logodds(a, 1)")]
    [InlineData("mosaic(a, [2, 0, 1, 1], 1, [1, 2, 3, -1])")]
    public void Gradients_agree_with_finite_differences(string objective)
    {
        var random = new Random(5);
        var (x, way) = (SmallNets.Drawn(random, [1, 3, 4, 4]).ToFloats(),
            SmallNets.Drawn(random, [1, 3, 4, 4]).ToFloats());
        var given = SmallNets.Drawn(random, [1, 3, 4, 4]);
        const double Step = 1e-3;
        var slope = (At(Step) - At(-Step)) / (2 * Step);
        var gradient = Evaluated.Of(Tensor.Of(x, [1, 3, 4, 4]), value => new Differentiator(
            GradientRules.Standard).Differentiate(Built(objective, value, given), value)[0]);
        Assert.Equal(slope, gradient.Zip(way, (g, w) => (double)g * w).Sum(), Math.Max(1, Math.Abs(slope)) * 2e-3);

        double At(double distance) => Evaluated.Of(
            Tensor.Of([.. x.Zip(way, (a, b) => (float)(a + (distance * b)))], [1, 3, 4, 4]),
            value => Built(objective, value, given))[0];
    }

    [Theory]
    [InlineData("direction(a, 3:1 17:-0.5)")]
    [InlineData("direction(a, vector.npy, 2)")]
    [InlineData("difference(a, owl.jpg)")]
    [InlineData("style(a, brick.png)")]
    [InlineData("inversion(a, brick.png, 100, 5, [0, 2])")]
    [InlineData("caricature(a, brick.png, 10)")]
    [InlineData("dot(a, brick.png, 2)")]
    [InlineData("mosaic(a, [0, 1, 2, 3, 4], 7, [0.1, 0.2, 0.3, 0.4, 0.5])")]
    [InlineData("channel(a, 3) + 100 * diversity(b) - alignment(c)")]
    [InlineData("interpolation(channel(a, 3), channel(a, 5) - 0.5 * layer(b))")]
    public void What_is_read_is_written_the_same(string text) => Assert.Equal(text, Objective.Parse(text).ToString());

    [Theory]
    [InlineData("direction(tanh1, 3)", "3 is no channel and weight: a vector is written as 3:1 17:-0.5")]
    [InlineData("direction(tanh1, 3:x)", "holds x, which is no number")]
    [InlineData("direction(tanh1, 99:1)", "has a weight for channel 99: layer tanh1 has the channels 0 to ")]
    [InlineData("direction(tanh1, none.csv)", "there is no file none.csv")]
    [InlineData("style(tanh1, none.png)", "There is no file 'none.png'")]
    [InlineData("difference(nowhere, none.png)", "There is no file 'none.png'")]
    [InlineData("inversion(tanh1, none.png)", "There is no file 'none.png'")]
    [InlineData("mosaic(tanh1, [0, 99], 3)", "layer tanh1 has no channel 99")]
    [InlineData("logodds(tanh1, 99)", "logodds(tanh1, 99): tanh1 has the channels 0 to ")]
    public void What_is_not_there_is_said_before_anything_is_computed(string objective, string reason)
    {
        using var file = new NetworkFile(SmallNets.Smooth());
        Assert.Contains(
            reason, Assert.Throws<OnnxVizException>(() => Objective.Parse(objective).In(file.Load())).Message);
    }

    [Fact]
    public void A_vector_may_stand_in_a_file()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write(folder.File("v.npy"), [3, -0.5f], [2]);
        File.WriteAllText(folder.File("v.csv"), "3, -0.5\n");
        foreach (var name in new[] { "v.npy", "v.csv" })
        {
            Evaluated.Near([-3.25], Evaluated.Of(Layer, x => new Direction("a", folder.File(name)).Build(new(_ => x))));
        }

        Assert.Equal("direction(a, 0:3 1:-0.5, 2)", $"{Direction.Along("a", [3, -0.5f, 0], 2)}");
    }

    [Theory]
    [InlineData("inversion(a, other.png, 1, 2)", "layer a has no 2 rows and columns in its middle")]
    [InlineData("inversion(a, other.png, 1, 0, [2])", "layer a has the channels 0 to 1, not 2")]
    [InlineData("mosaic(a, [0, 1], 1)", "a mosaic of 2 squares of 1 positions takes more")]
    public void What_a_layer_has_no_room_for_is_said(string objective, string reason)
    {
        var high = Tensor.Of([1f, -2], [1, 2, 1, 1]);
        var layer = objective.StartsWith("mosaic", StringComparison.Ordinal) ? high : Layer;
        Assert.Contains(
            reason, Assert.Throws<OnnxVizException>(() => Evaluated.Of(layer, x => Built(objective, x))).Message);
    }

    [Theory]
    [InlineData("inversion(a, other.png, 100)", -25, "error", 0.5)]
    [InlineData("inversion(a, other.png)", 1e-9, "error", 0)]
    [InlineData("caricature(a, other.png, 10)", 12, "exaggeration", 1.2)]
    [InlineData("l1(a)", 3, "score", 3)]
    public void People_are_told_what_a_score_means(string objective, float score, string name, double number)
    {
        var told = Objective.Parse(objective).Told(score);
        Assert.Equal(name, told.Name);
        Assert.Equal(number, told.Number, 1e-6);
    }

    [Fact]
    public void A_weight_does_not_change_what_a_picture_is_one_of()
    {
        Assert.Equal("channel(a, 1)", $"{Objective.Parse("0.5 * channel(a, 1)").Subject}");
        Assert.Equal("-channel(a, 1)", $"{Objective.Parse("-channel(a, 1)").Subject}");
    }

    /// <remarks>Of four squares the second begins behind the first, the third below.</remarks>
    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(1, 3, 10)]
    [InlineData(2, 10, 3)]
    [InlineData(3, 10, 10)]
    public void A_mosaic_looks_at_the_middle_of_each_square(int index, int row, int column) =>
        Assert.Equal((row, column), new Mosaic("a", [4, 5, 6, 7], 7).PlaceOf(index));

    static Value Built(string objective, Value x, Tensor? given = null) => Objective.Parse(objective).Build(
        new(_ => x) { Given = (_, _) => x.Builder.Constant(given ?? Other) });
}
