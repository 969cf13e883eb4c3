using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests.Passes;

public sealed class ModernFormOfFilesTests
{
    const string Quantized = "mobilenetv2_qdq_int8_ort";

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
    [InlineData(Quantized)]
    [InlineData("pytorch_super_resolution")]
    [InlineData("resnet20_cifar10")]
    [InlineData("resnet56_cifar10")]
    [InlineData("squeezenet1.0_deepcompressed")]
    [InlineData("squeezenet1.1_customvision_binary", "loss1")]
    [InlineData("squeezenet1.1_notop")]
    [InlineData("ultraface_version-RFB-320")]
    [InlineData("vgg16_block1_2")]
    [InlineData("vgg19_16x_relu5_1")]
    [InlineData("vgg19_normalised_relu3_1")]
    public void A_real_model_gives_the_same_numbers_in_its_modern_form(string name, string? tensor = null)
    {
        var file = ModelFile.Read(SharedData.Require($"models/{name}.onnx"));
        var model = Pinned(tensor is null ? file : file with { Graph = Subgraph.Cut(file.Graph, [tensor]) });
        var modern = ModernForm.Apply(model);
        Assert.Equal(OnnxModel.Dialect, modern.Opset);
        var inputs = model.Graph.Fed.ToDictionary(
            input => input.Name, input => Samples.Map(Samples.Wave(input.Shape!.ToArray()), x => x / 3));
        var outputs = model.Graph.Outputs.Where(output => output.Element is ElementType.Float or ElementType.Undefined)
            .Select(output => output.Name).ToArray();
        var (old, young) = (Run(model, inputs, outputs), Run(modern, inputs, outputs));
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Agree(old[output], young[output]));
    }

    static IReadOnlyDictionary<string, Tensor> Run(OnnxModel model, Dictionary<string, Tensor> inputs, string[] outputs)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default);
        return session.Run(inputs, outputs);
    }

    static void Agree(Tensor old, Tensor young)
    {
        Assert.Equal(old.Type, young.Type);
        var scale = old.ToFloats().Max(Math.Abs);
        var difference = old.ToFloats().Zip(young.ToFloats(), (a, b) => Math.Abs(a - b)).Max();
        Assert.True(difference <= 1e-5 * scale, $"the outputs differ by {difference}, the greatest is {scale}");
    }

    /// <summary>
    /// Free dimensions: one picture of 224x224. What the file says of inner tensors no longer holds then.
    /// </summary>
    static OnnxModel Pinned(OnnxModel model)
    {
        var types = model.Graph.Fed.ToDictionary(input => input.Name, input => new TensorType(
            input.Element,
            Shape.From(input.Dimensions!.Select((dimension, axis) => dimension.Size ?? (axis == 0 ? 1 : 224)))));
        return model with { Graph = FixedShapes.Apply(model.Graph, types) };
    }
}
