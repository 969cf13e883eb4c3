using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests.Passes;

public sealed class ModernFormOfFilesTests
{
    /// <summary>Models that are compared at an earlier tensor than their outputs.</summary>
    static readonly Dictionary<string, string> Ends = new() { ["squeezenet1.1_customvision_binary"] = "loss1" };

    [SkippableTheory]
    [MemberData(nameof(SharedData.Models), MemberType = typeof(SharedData))]
    public void A_real_model_gives_the_same_numbers_in_its_modern_form(string name)
    {
        var file = ModelFile.Read(SharedData.Require($"models/{name}.onnx"));
        var model = Pinned(
            Ends.TryGetValue(name, out var tensor) ? file with { Graph = Subgraph.Cut(file.Graph, [tensor]) } : file);
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
