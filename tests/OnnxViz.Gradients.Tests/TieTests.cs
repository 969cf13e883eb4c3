using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Gradients.Tests;

public sealed class TieTests
{
    [Theory]
    [InlineData(Profile.Any)]
    [InlineData(Profile.Cuda)]
    public void A_tied_maximum_gives_its_gradient_to_the_first(Profile profile) =>
        Assert.Equal([0, 1, 1, 0, 0, 0, 0, 0], PoolGradient(profile, [1, 2, 5, 5, 2, 0, 5, 5]));

    [Fact]
    public void Tied_maxima_of_tiles_share_their_gradient_on_the_cpu()
    {
        Assert.Equal(
            [0, 0.5f, 0.25f, 0.25f, 0.5f, 0, 0.25f, 0.25f],
            PoolGradient(Profile.Cpu, [1, 2, 5, 5, 2, 0, 5, 5]),
            new Near());
        Assert.Equal(
            [1f / 3, 1f / 3, 1, 0, 0, 1f / 3, 0, 0], PoolGradient(Profile.Cpu, [7, 7, 9, 8, 6, 7, 3, 8]), new Near());
    }

    [Fact]
    public void A_relu_at_zero_passes_nothing() => Assert.Equal([0f, 0f, 1f], Gradient("Relu", [-1, 0, 1], [3], []));

    static float[] PoolGradient(Profile profile, float[] x)
    {
        return Gradient(
            "MaxPool",
            x,
            [1, 1, 2, 4],
            new Attributes { { "kernel_shape", (long[])[2, 2] }, { "strides", (long[])[2, 2] } },
            profile);
    }

    static float[] Gradient(
        string operation, float[] x, Shape shape, Attributes attributes, Profile profile = Profile.Any)
    {
        var graph = new GraphBuilder();
        var input = graph.Input("x", new(ElementType.Float, shape));
        var output = operation == "MaxPool"
            ? input.MaxPool(Window.Of(attributes, [], shape))
            : input.Unary(operation, attributes);
        var gradient = new Differentiator(GradientRules.For(profile)).Differentiate(output, input)[0];
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new("g", gradient)])), RuntimeSettings.Default);
        return session.Run(new Dictionary<string, Tensor> { ["x"] = Tensor.Of(x, shape) })["g"].ToFloats();
    }

    sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-6f;

        public int GetHashCode(float number) => 0;
    }
}
