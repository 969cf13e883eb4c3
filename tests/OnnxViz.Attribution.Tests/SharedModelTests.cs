using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>Real networks from many exporters: each is read, its layers are known, and gradients come back from the
/// middle and from the end.</summary>
public sealed class SharedModelTests
{
    const double Step = 1e-2;
    const string Rounding = "mobilenetv2_qdq_int8_ort";

    [SkippableTheory]
    [MemberData(nameof(SharedData.Models), MemberType = typeof(SharedData))]
    public void A_real_network_gives_gradients(string name)
    {
        var network = Network.Load(SharedData.Require($"models/{name}.onnx"));
        var layers = network.FindLayers().All.Where(
            layer => layer.Differentiable && layer.Operator is "Conv" or "Relu" or "Gemm").ToArray();
        foreach (var layer in new[] { layers[layers.Length / 2], layers[^1] })
        {
            var (slope, norm) = Slope(network, layer);
            Assert.InRange(norm, double.Epsilon, double.MaxValue);
            Assert.True(
                name == Rounding || Math.Abs((slope / norm) - 1) < 0.05,
                $"{layer.Name}: gradient {norm}, finite difference {slope}");
        }
    }

    /// <summary>The finite difference along the gradient, and the gradient's norm, which is the slope along
    /// it.</summary>
    static (double Slope, double Norm) Slope(Network network, Layer layer)
    {
        var shape = network.FindInput().UsualShape(1);
        var graph = GradientGraph.Cut(network, new WholeLayer(layer.Tensor), shape, Profile.Cpu);
        using var session = OnnxSession.Open(graph.Model, RuntimeSettings.Default);
        var random = CounterRandom.For(0, "input", 0);
        float[] x = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))];
        var gradient = Run(x, graph.Gradient);
        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        return ((At(Step) - At(-Step)) / (2 * Step), norm);

        double At(double distance) =>
            Run(
                [.. x.Zip(gradient, (number, slope) => (float)(number + (distance * slope / norm)))],
                GradientGraph.Objective)[0];

        float[] Run(float[] input, string output) =>
            session.Run(
                new Dictionary<string, Tensor> { [network.FindInput().Name] = Tensor.Of(input, shape) },
                [output])[output].ToFloats();
    }
}
