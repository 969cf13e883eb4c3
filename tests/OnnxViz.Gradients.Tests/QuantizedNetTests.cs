using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests;

/// <summary>A real net of 8-bit integers against the same net with the numbers that these stand for.</summary>
public sealed class QuantizedNetTests
{
    static readonly Shape Shape = [1, 3, 224, 224];

    /// <remarks>
    /// In the first layers: rounding moves activations over the kinks of ReLUs, more of them with each layer.
    /// </remarks>
    [SkippableTheory]
    [InlineData("Conv_312", "conv1_op")]
    [InlineData("Conv_319", "conv2_op")]
    public void The_gradient_is_much_as_without_quantisation(string quantized, string plain)
    {
        var gradient = Gradient(SharedData.Require("models/mobilenetv2_qdq_int8_ort.onnx"), quantized);
        var plainGradient = Gradient(SharedData.Require("models/mobilenetv2_imagenet_float.onnx"), plain);
        Assert.InRange(Product(gradient, plainGradient) / (Norm(gradient) * Norm(plainGradient)), 0.99, 1.000001);
        Assert.Equal(1, Norm(gradient) / Norm(plainGradient), 0.05);
    }

    /// <summary>The gradient of the mean of channel 7 of what a node makes.</summary>
    static float[] Gradient(string path, string label)
    {
        var model = ModernForm.Apply(ModelFile.Read(path));
        var tensor = model.Graph.Nodes.Single(node => node.Name == label || node.Outputs[0] == label).Outputs[0];
        var input = model.Graph.Fed.Single().Name;
        var types = new Dictionary<string, TensorType> { [input] = new(ElementType.Float, Shape) };
        var folded = ConstantFolder.Fold(
            model with { Graph = FixedShapes.Apply(Subgraph.Cut(model.Graph, [tensor]), types) });
        var builder = new GraphBuilder();
        var values = builder.Import(folded.Graph, ShapeProbe.Types(folded));
        var mean = values[tensor].Slice(axis: 1, 7, length: 1).Mean();
        var gradient = new Differentiator(GradientRules.For(Profile.Cpu)).Differentiate(mean, values[input])[0];
        using var session = OnnxSession.Open(
            OnnxModel.Of(builder.Build([new("gradient", gradient)])), RuntimeSettings.Default);
        return session.Run(new Dictionary<string, Tensor> { [input] = Picture() })["gradient"].ToFloats();
    }

    /// <summary>Waves, as smooth as a photograph.</summary>
    static Tensor Picture() => Tensor.Of(
        [.. from channel in Enumerable.Range(1, 3)
            from row in Enumerable.Range(0, 224)
            from column in Enumerable.Range(0, 224)
            select MathF.Sin(row * channel / 17f) + MathF.Cos(column / (5f * channel))],
        Shape);

    static double Product(float[] left, float[] right) => left.Zip(right, (x, y) => (double)x * y).Sum();

    static double Norm(float[] numbers) => Math.Sqrt(Product(numbers, numbers));
}
