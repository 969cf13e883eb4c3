using System.Numerics;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Transforms;

public sealed class GeometryTests
{
    /// <summary>Rows 0 1 2, 3 4 5.</summary>
    static readonly Tensor Small = Tensor.Of([0f, 1, 2, 3, 4, 5], [1, 1, 2, 3]);

    static readonly Shape One = [1, 1, 2, 3];

    [Theory]
    [InlineData(0, 0, new[] { 0.0, 1, 2, 3, 4, 5 })]
    [InlineData(1, 0, new[] { 1.0, 2, 0, 4, 5, 3 })]
    [InlineData(0, 1, new[] { 3.0, 4, 5, 0, 1, 2 })]
    [InlineData(-1, -1, new[] { 5.0, 3, 4, 2, 0, 1 })]
    [InlineData(-7, 4, new[] { 2.0, 0, 1, 5, 3, 4 })]
    public void A_roll_brings_in_on_one_side_what_leaves_on_the_other(int right, int down, double[] expected) =>
        Evaluated.Near(expected, Moved(Small, Matrix3x2.CreateTranslation(right, down), Resampler.Roll));

    [Fact]
    public void Each_picture_and_plane_has_its_own_roll()
    {
        var pictures = Tensor.Of([0f, 1, 2, 3, 4, 5, 6, 7], [2, 2, 1, 2]);
        var matrices = Resampler.Tensor([Matrix3x2.CreateTranslation(1, 0), Matrix3x2.Identity]);
        var rolled = Evaluated.Of(pictures, new() { ["m"] = matrices }, (x, fed) => Resampler.Roll(x, fed("m")));
        Evaluated.Near([1, 0, 3, 2, 4, 5, 6, 7], rolled);
    }

    [Fact]
    public void Sampling_nowhere_else_changes_nothing() =>
        Evaluated.Near([0, 1, 2, 3, 4, 5], Moved(Small, Matrix3x2.Identity, Resampler.Sample));

    /// <remarks>
    /// Half a pixel to the right lies between two; beyond the border the picture is its mirror image.
    /// </remarks>
    [Fact]
    public void Between_pixels_the_picture_is_their_mean() =>
        Evaluated.Near(
            [0.5, 1.5, 2, 3.5, 4.5, 5], Moved(Small, Matrix3x2.CreateTranslation(0.5f, 0), Resampler.Sample));

    [Fact]
    public void A_quarter_turn_is_exact()
    {
        var square = Tensor.Of([0f, 1, 2, 3], [1, 1, 2, 2]);
        Evaluated.Near([1, 3, 0, 2], Moved(square, Matrix3x2.CreateRotation(MathF.PI / 2), Resampler.Sample));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_gradient_is_the_exact_adjoint(bool isRoll)
    {
        var random = new Random(3);
        var (x, y) = (SmallNets.Drawn(random, [2, 3, 7, 9]), SmallNets.Drawn(random, [2, 3, 7, 9]));
        var matrices = isRoll
            ? new[] { Matrix3x2.CreateTranslation(3, -2), Matrix3x2.CreateTranslation(-1, 5) }
            : [
                Matrix3x2.CreateRotation(0.4f) * Matrix3x2.CreateTranslation(1.3f, -0.6f),
                Matrix3x2.CreateScale(1.2f, 0.7f)];
        var fed = new Dictionary<string, Tensor> { ["m"] = Resampler.Tensor(matrices), ["y"] = y };
        var there = Evaluated.Of(
            x, fed, (value, others) => Apply(value, others("m")) * others("y")).Sum(number => (double)number);
        var back = Evaluated.Of(x, fed, (value, others) =>
            new Differentiator(GradientRules.Standard).Differentiate(
                Apply(value, others("m")) * others("y"), value)[0] * value).Sum(number => (double)number);
        Assert.Equal(there, back, 1e-5);

        Value Apply(Value value, Value given) => isRoll ? Resampler.Roll(value, given) : Resampler.Sample(value, given);
    }

    [Fact]
    public void A_jitter_reaches_all_its_shifts_and_no_others()
    {
        var drawn = Enumerable.Range(0, 400).Select(
            step => new Jitter(2).Draw(One, CounterRandom.For(1, "unit", step)).Translation).ToHashSet();
        Assert.Equal(25, drawn.Count);
        Assert.All(drawn, shift => Assert.True(Math.Abs(shift.X) <= 2 && Math.Abs(shift.Y) <= 2));
    }

    [Fact]
    public void Several_geometries_are_one_matrix_and_draw_numbers_of_their_own()
    {
        var random = CounterRandom.For(1, "unit", 1);
        var product = Drawn([new Jitter(5), new Jitter(5)], random);
        var (first, second) = (new Jitter(5).Draw(One, random), new Jitter(5).Draw(One, random.Part(1)));
        Assert.NotEqual(first, second);
        Assert.Equal(first.Translation + second.Translation, product.Translation);
    }

    /// <remarks>A point of what comes out goes through the last geometry first.</remarks>
    [Fact]
    public void Geometries_are_applied_in_their_order()
    {
        var random = CounterRandom.For(1, "unit", 1);
        var (scale, shift) = (new Scale(2, 2).Draw(One, random), new Jitter(5).Draw(One, random.Part(1)));
        var (expected, product) = (
            Vector2.Transform(Vector2.Transform(new(1, 2), shift), scale),
            Drawn([new Scale(2, 2), new Jitter(5)], random));
        Assert.Equal(expected, Vector2.Transform(new(1, 2), product));
    }

    static Matrix3x2 Drawn(Transform[] transforms, CounterRandom random)
    {
        var types = new Dictionary<string, TensorType>();
        var (name, tensor) = TransformSteps.Draw(transforms, One, [random], types).Single();
        Assert.Equal("transform0.matrices", name);
        var m = tensor.ToFloats();
        return new(m[0], m[3], m[1], m[4], m[2], m[5]);
    }

    static float[] Moved(Tensor x, Matrix3x2 matrix, Func<Value, Value, Value> how) =>
        Evaluated.Of(x, new() { ["m"] = Resampler.Tensor([matrix]) }, (value, fed) => how(value, fed("m")));
}
