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

    [Fact]
    public void A_border_is_grey_and_whole_pixels_stay_as_they_are() => Evaluated.Near(
        [
            0.5, 0.5, 0.5, 0.5, 0.5,
            0.5, 0, 1, 2, 0.5,
            0.5, 3, 4, 5, 0.5,
            0.5, 0.5, 0.5, 0.5, 0.5,
        ],
        Changed(Small, [new Pad(1)], [0]));

    /// <remarks>Of the jitter it is known that it moves by two pixels at most, all of them inside the border.</remarks>
    [Fact]
    public void What_is_shifted_in_its_border_loses_nothing()
    {
        for (var step = 0; step < 20; step++)
        {
            var changed = Changed(Small, [new Pad(2, 0), new Jitter(2)], [step]);
            Assert.Equal(6 * 7, changed.Length);
            Assert.Equal(15, changed.Sum(), 1e-4f);
        }
    }

    [Fact]
    public void A_cut_takes_away_what_a_border_added() => Evaluated.Near(
        [0, 1, 2, 3, 4, 5], Changed(Small, [new Pad(3), new Crop(3)], [0]));

    [Fact]
    public void Half_of_all_flips_flip()
    {
        var flips = Enumerable.Range(0, 400).Count(
            step => new Flip().Draw(One, CounterRandom.For(1, "unit", step)).M11 < 0);
        Assert.InRange(flips, 160, 240);
        Evaluated.Near([2, 1, 0, 5, 4, 3], Changed(Small, [new Flip(1)], [0]));
    }

    /// <remarks>Of 26 angles six are 0.</remarks>
    [Fact]
    public void Angles_come_as_often_as_they_stand_in_the_list()
    {
        var turn = Notation.Read<Transform>("turn([-10..10, 5 * 0])");
        var drawn = Enumerable.Range(0, 2600).Select(
            step => ((Turn)turn).Draw(One, CounterRandom.For(1, "unit", step)).M12).ToArray();
        Assert.InRange(drawn.Count(sine => sine == 0), 500, 700);
        Assert.Equal(21, drawn.Distinct().Count());
        Assert.Equal(MathF.Sin(MathF.PI / 18), drawn.Max(), 1e-6f);
    }

    [Fact]
    public void Factors_are_those_of_the_list() => Assert.Equal(
        [0.9f, 0.95f, 1],
        Enumerable.Range(0, 100).Select(step => 1 / new Enlarge([0.9f, 0.95f, 1]).Draw(
            One, CounterRandom.For(1, "unit", step)).M11).Select(factor => MathF.Round(factor, 4)).Distinct().Order());

    /// <remarks>Border, jitter, scale, turn and jitter are one resampling.</remarks>
    [Fact]
    public void A_border_and_what_follows_it_are_one_resampling_with_its_exact_adjoint()
    {
        Transform[] transforms = [new Pad(3), new Jitter(2), new Scale(), new Rotate(10), new Jitter(1), new Crop(1)];
        var random = new Random(3);
        var (x, y) = (SmallNets.Drawn(random, [2, 3, 7, 9]), SmallNets.Drawn(random, [2, 3, 11, 13]));
        var fed = Fed(x, transforms, [4, 5]);
        fed["y"] = y;
        var there = Evaluated.Of(x, fed, (value, others) => Applied(value, others) * others("y"));
        var nothing = Evaluated.Of(
            Tensor.Full(x.Shape, 0), fed, (value, others) => Applied(value, others) * others("y"));
        var back = Evaluated.Of(x, fed, (value, others) => new Differentiator(GradientRules.Standard).Differentiate(
            Applied(value, others) * others("y"), value)[0] * value);
        Assert.Equal(
            there.Sum(each => (double)each) - nothing.Sum(each => (double)each), back.Sum(each => (double)each), 1e-4);
        Assert.Equal(["transform0.matrices", "y"], fed.Keys.Order());

        Value Applied(Value value, Func<string, Value> others) =>
            TransformSteps.Write(transforms, value, (name, _) => others(name));
    }

    static float[] Changed(Tensor x, Transform[] transforms, int[] steps) => Evaluated.Of(
        x,
        Fed(x, transforms, steps),
        (value, others) => TransformSteps.Write(transforms, value, (name, _) => others(name)));

    static Dictionary<string, Tensor> Fed(Tensor x, Transform[] transforms, int[] steps) => new(TransformSteps.Draw(
        transforms, x.Shape.With(0, 1), [.. steps.Select(step => CounterRandom.For(1, "unit", step))],
        new Dictionary<string, TensorType>()));

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
