using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

/// <summary>Penalties, worked out by hand on rows 0 1, 0 0.5.</summary>
public sealed class PenaltyTests
{
    public static TheoryData<string> Smooth =>
    [
        "norm(1, 1)",
        "norm(1, 6)",
        "variation(1, 1)",
        "variation(1, 1.5)",
        "variation(1)",
        "alpha(1, 6, 80)",
        "alpha(1, 3, 200)",
        "alpha(1, 6, 80, false)",
        "roughness(1)",
        "frequency(1, 0.3)",
    ];

    static readonly Tensor Picture = Tensor.Of([0f, 1, 0, 0.5f], [1, 1, 2, 2]);

    /// <remarks>Squares: to the right 1 and 0.25, below 0 and 0.25.</remarks>
    [Fact]
    public void Variation_is_the_mean_square_of_steps() =>
        Evaluated.Near([1.5 / 4], Evaluated.Of(Picture, new TotalVariation(9).Build));

    /// <remarks>Lengths: 1, 0.5, 0.5 and 0.</remarks>
    [Fact]
    public void Variation_to_the_first_power_is_the_mean_length() =>
        Evaluated.Near([2 / 4d], Evaluated.Of(Picture, new TotalVariation(9, 1).Build), 1e-4);

    /// <remarks>From grey: -1, 1, -1, 0.</remarks>
    [Fact]
    public void The_norm_is_how_far_pixels_are_from_grey() =>
        Evaluated.Near([3 / 4d], Evaluated.Of(Picture, new Norm(9).Build));

    /// <remarks>From grey: 1, 1, 1, 0.</remarks>
    [Theory]
    [InlineData("norm(1, 1)", 3 / 4d)]
    [InlineData("norm(1, 2)", 3 / 4d)]
    [InlineData("norm(0.1, 6)", 3 / 4d)]
    [InlineData("roughness(1)", 0.05 * (1 + 0.25 + 0 + 0.25 + 0.25 + 1) / 4)]
    [InlineData("frequency(1, 0.4)", (0.5625 + 0.0625 + 0.0625) / 4)]
    [InlineData("frequency(1, 0.6)", 0.0625 / 4)]
    [InlineData("frequency(1, 0.8)", 0)]
    public void Each_is_as_worked_out_by_hand(string penalty, double expected) =>
        Evaluated.Near([expected], Evaluated.Of(Picture, Notation.Read<Penalty>(penalty).Build));

    /// <remarks>A wave of 3 of 8 half periods over the width: sqrt 2 times its cosine, of mean square 1.</remarks>
    [Fact]
    public void Frequencies_are_told_apart_and_keep_their_energy()
    {
        float[] wave = [.. Enumerable.Range(0, 48).Select(
            index => (float)(Math.Sqrt(2) * Math.Cos(Math.PI * 3 * ((index % 8) + 0.5) / 8)))];
        var picture = Tensor.Of(wave, [1, 1, 6, 8]);
        Evaluated.Near([1], Evaluated.Of(picture, new Frequency(1, 0.37f).Build));
        Evaluated.Near([0], Evaluated.Of(picture, new Frequency(1, 0.38f).Build));
    }

    /// <remarks>(|v| / 80)^6 for an even grey of v levels off the mean, by A. Mahendran and A. Vedaldi, 2016.</remarks>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-80)]
    [InlineData(100)]
    public void Even_grey_has_the_published_norm_and_no_variation(int levels)
    {
        var even = Tensor.Full([1, 1, 4, 5], (128 + levels) / 255f);
        var expected = Math.Pow(Math.Abs(levels) / 80d, 6);
        Evaluated.Near([expected], Evaluated.Of(even, new AlphaNorm(1).Build), 1e-4 * Math.Max(1, expected));
        Evaluated.Near([0], Evaluated.Of(even, new TotalVariation(1).Build));
    }

    /// <remarks>((a² + b² + c²) / 6400)³ for a colour; channel by channel (a⁶ + b⁶ + c⁶) / 80⁶.</remarks>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_colour_has_the_published_norm(bool isCoupled)
    {
        var mean = new GreyLevels().From([1, 3, 1, 1], [0, 0, 0]).Values.Single();
        float[] levels = [50, 10, -10];
        var expected = isCoupled
            ? Math.Pow((2500 + 100 + 100) / 6400d, 3)
            : (Math.Pow(50, 6) + 2e6) / Math.Pow(80, 6);
        var colour = Tensor.Of([.. levels.Zip(mean, (level, black) => (level - black) / 255)], [1, 3, 1, 1]);
        Evaluated.Near([expected], Evaluated.Of(colour, new AlphaNorm(1, Coupled: isCoupled).Build), 1e-5);
    }

    /// <remarks>A slope of one level a pixel along rows of W: (6.5 / 80)^β (W - 1) / W.</remarks>
    [Theory]
    [InlineData(1, 1e-3)]
    [InlineData(1.5f, 1e-4)]
    [InlineData(2, 1e-5)]
    public void A_slope_has_the_published_variation(float beta, double tolerance)
    {
        var slope = Tensor.Of(
            [.. Enumerable.Range(0, 24).Select(index => (100 + (index % 8)) / 255f)], [1, 1, 3, 8]);
        var penalty =
            new MahendranPreset(Beta: beta).For(3, 8, 1).Stages[0].Penalties!.OfType<TotalVariation>().Single();
        var found = Evaluated.Of(slope, penalty.Build)[0] * penalty.Weight;
        Assert.Equal(Math.Pow(6.5 / 80, beta) * 7 / 8, found, tolerance);
    }

    /// <remarks>Away from the border, x less its blur over the number of pixels.</remarks>
    [Fact]
    public void The_gradient_of_roughness_is_the_picture_less_its_blur()
    {
        float[] point = [.. Enumerable.Range(0, 25).Select(index => index == 12 ? 1f : 0)];
        var gradient = Evaluated.Of(Tensor.Of(point, [1, 1, 5, 5]), x => new Differentiator(
            GradientRules.Standard).Differentiate(new Roughness(1).Build(x), x)[0]);
        Evaluated.Near([0, -0.1 / 25, -0.1 / 25, -0.1 / 25, 0, 0, -0.1 / 25, 0.8 / 25], gradient[5..13]);
    }

    [Theory, MemberData(nameof(Smooth))]
    public void Gradients_agree_with_finite_differences(string text)
    {
        var (penalty, random) = (Notation.Read<Penalty>(text), new Random(4));
        var (x, way) = (SmallNets.Drawn(random, [1, 3, 6, 5]).ToFloats(),
            SmallNets.Drawn(random, [1, 3, 6, 5]).ToFloats());
        var slope = (At(1e-2) - At(-1e-2)) / 2e-2;
        var gradient = Evaluated.Of(Tensor.Of(x, [1, 3, 6, 5]), value => new Differentiator(
            GradientRules.Standard).Differentiate(penalty.Build(value), value)[0]);
        Assert.Equal(slope, gradient.Zip(way, (g, w) => (double)g * w).Sum(), 1e-3 * Math.Max(1, Math.Abs(slope)));

        double At(double distance) => Evaluated.Of(
            Tensor.Of([.. x.Zip(way, (a, b) => (float)(a + (distance * b)))], [1, 3, 6, 5]), penalty.Build)[0];
    }

    [SkippableTheory, MemberData(nameof(Smooth))]
    public void Gradients_hold_to_five_digits_in_double_precision(string text)
    {
        var x = SmallNets.Drawn(new Random(4), [1, 3, 6, 5]);
        var graph = new GraphBuilder();
        var input = graph.Input("x", x.Type);
        var penalty = Notation.Read<Penalty>(text).Build(input).Sum(keep: false);
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(penalty, input)[0];
        DoubleGradient.Verify(
            OnnxModel.Of(graph.Build([new("objective", penalty), new("gradient", gradient)])), x);
    }
}
