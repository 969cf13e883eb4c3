using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Transforms;

public sealed class DisturbanceTests
{
    /// <remarks>Neighbours weigh exp(-1 / 2) beside 1, their neighbours exp(-2).</remarks>
    [Fact]
    public void A_blur_is_a_gaussian()
    {
        double[] weights = [Math.Exp(-2), Math.Exp(-0.5), 1, Math.Exp(-0.5), Math.Exp(-2)];
        var point = Tensor.Of([0f, 0, 1, 0, 0], [1, 1, 1, 5]);
        var seen = Evaluated.Of(point, Fed(new Blur(1, 1), point), (x, fed) => new Blur(1, 1).Apply(x, Feed(fed)));
        Assert.Equal(weights[2] / weights.Sum(), seen[2], 1e-5);
        Assert.Equal(Math.Exp(-0.5) / (weights[..4].Sum() + Math.Exp(-4.5)), seen[1], 1e-5);
    }

    [Fact]
    public void What_is_even_stays_even_up_to_the_border() => Evaluated.Near(
        [.. Enumerable.Repeat(0.25, 42)],
        Applied(new Blur(0.5f, 2), Tensor.Full([1, 1, 6, 7], 0.25f)));

    [Fact]
    public void A_blur_of_no_width_changes_nothing()
    {
        var x = SmallNets.Drawn(new(3), [1, 3, 5, 4]);
        Evaluated.Near([.. x.ToFloats().Select(each => (double)each)], Applied(new Blur(0, 0), x));
    }

    /// <remarks>Each picture of a batch has a width of its own.</remarks>
    [Fact]
    public void The_gradient_of_a_blur_is_its_exact_adjoint()
    {
        var random = new Random(3);
        var (x, y) = (SmallNets.Drawn(random, [2, 3, 6, 8]), SmallNets.Drawn(random, [2, 3, 6, 8]));
        var blur = new Blur(0.5f, 2);
        var fed = new Dictionary<string, Tensor> { ["sharpness"] = Tensor.Of([0.5f, 2], [2, 1, 1, 1]), ["y"] = y };
        var there = Evaluated.Of(x, fed, (value, others) => blur.Apply(value, Feed(others)) * others("y"));
        var back = Evaluated.Of(x, fed, (value, others) => new Differentiator(GradientRules.Standard).Differentiate(
            blur.Apply(value, Feed(others)) * others("y"), value)[0] * value);
        Assert.Equal(there.Sum(each => (double)each), back.Sum(each => (double)each), 1e-5);
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for_and_depends_on_the_step_alone()
    {
        Shape picture = [1, 3, 50, 51];
        var both = new Noise(0.04f, 0.02f).Draw(picture, CounterRandom.For(1, "unit", 3))["noise"];
        Assert.Equal(both, new Noise(0.04f, 0.02f).Draw(picture, CounterRandom.For(1, "unit", 3))["noise"]);
        Assert.NotEqual(both, new Noise(0.04f, 0.02f).Draw(picture, CounterRandom.For(1, "unit", 4))["noise"]);
        Assert.Equal(0, both.Average(), 0.002);
        Assert.Equal(Math.Sqrt(0.0016 + (0.0004 / 3)), Math.Sqrt(both.Average(each => each * each)), 0.001);
        Assert.InRange(new Noise(0, 0.02f).Draw(picture, default)["noise"].Max(), 0.0195f, 0.02f);
    }

    /// <remarks>The first number of this step is nearer to 1 than single precision can tell.</remarks>
    [Fact]
    public void Noise_is_finite_where_a_number_rounds_to_1()
    {
        var random = CounterRandom.For(1, "unit", 57573674);
        Assert.Equal(1, (float)random.Uniform(0));
        Assert.All(new Noise(1).Draw([1, 1, 1, 2], random)["noise"], number => Assert.InRange(number, -6, 6));
    }

    static float[] Applied(Disturbance disturbance, Tensor x) => Evaluated.Of(
        x, Fed(disturbance, x), (value, fed) => disturbance.Apply(value, Feed(fed)));

    static Func<string, TensorType, Value> Feed(Func<string, Value> fed) => (name, _) => fed(name);

    static Dictionary<string, Tensor> Fed(Disturbance disturbance, Tensor x) =>
        disturbance.Draw(x.Shape, CounterRandom.For(1, "unit", 1)).ToDictionary(
            pair => pair.Key, pair => Tensor.Of(pair.Value, pair.Value.Length == 1 ? [1, 1, 1, 1] : x.Shape));
}
