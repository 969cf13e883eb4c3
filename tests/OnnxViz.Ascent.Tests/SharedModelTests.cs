using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

/// <summary>Real networks from many exporters: each is read, its layers are known, and gradients come back from the middle and from the end.</summary>
public sealed class SharedModelTests
{
    const double Step = 1e-2;
    const string Rounding = "mobilenetv2_qdq_int8_ort";

    [SkippableTheory]
    [InlineData("FastestDet")]
    [InlineData("cnn_explainer_tinyvgg")]
    [InlineData("cnn_mnist_pytorch")]
    [InlineData("fns-candy")]
    [InlineData("mini_xception_fer2013")]
    [InlineData("mlperf_tiny_resnet8_cifar10")]
    [InlineData("mnist-8_cntk")]
    [InlineData("mobilenetv1_0.25_128")]
    [InlineData("mobilenetv2_imagenet_float")]
    [InlineData(Rounding)]
    [InlineData("pytorch_super_resolution")]
    [InlineData("resnet20_cifar10")]
    [InlineData("resnet56_cifar10")]
    [InlineData("squeezenet1.0_deepcompressed")]
    [InlineData("squeezenet1.1_customvision_binary")]
    [InlineData("squeezenet1.1_notop")]
    [InlineData("ultraface_version-RFB-320")]
    [InlineData("vgg16_block1_2")]
    [InlineData("vgg19_16x_relu5_1")]
    [InlineData("vgg19_normalised_relu3_1")]
    public void A_real_network_gives_gradients(string name)
    {
        var network = Network.Load(SharedData.Require($"models/{name}.onnx"));
        var layers = network.Layers.All.Where(layer => layer.Differentiable && layer.Operator is "Conv" or "Relu" or "Gemm").ToArray();
        foreach (var layer in new[] { layers[layers.Length / 2], layers[^1] })
        {
            var (slope, norm) = Slope(network, layer);
            Assert.InRange(norm, double.Epsilon, double.MaxValue);
            Assert.True(name == Rounding || Math.Abs((slope / norm) - 1) < 0.05, $"{layer.Name}: gradient {norm}, finite difference {slope}");
        }
    }

    /// <summary>The finite difference along the gradient, and the gradient's norm, which is the slope along it.</summary>
    static (double Slope, double Norm) Slope(Network network, Layer layer)
    {
        var shape = network.Input.UsualShape(1);
        var graph = GradientGraph.Light(network, new WholeLayer(layer.Tensor), shape, Profile.Cpu);
        using var session = OnnxSession.Open(graph.Model, RuntimeSettings.Default);
        var random = CounterRandom.For(0, "input", 0);
        float[] x = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))];
        var gradient = Run(x, graph.Gradient);
        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        return ((At(Step) - At(-Step)) / (2 * Step), norm);

        double At(double distance) =>
            Run([.. x.Zip(gradient, (number, slope) => (float)(number + (distance * slope / norm)))], GradientGraph.Objective)[0];

        float[] Run(float[] input, string output) =>
            session.Run(new Dictionary<string, Tensor> { [network.Input.Name] = Tensor.Of(input, shape) }, [output])[output].ToFloats();
    }
}
