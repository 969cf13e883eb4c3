using OnnxViz.Graph.Passes;
using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests;

/// <summary>What we write is ONNX in the eyes of onnx's own checker.</summary>
public sealed class OnnxCheckerTests
{
    [SkippableFact]
    public void A_model_of_our_own_passes() => OnnxChecker.Verify(SmallNets.Plain());

    [SkippableFact]
    public void Every_kind_of_value_arithmetic_passes()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 4, 6, 6]));
        var moved = x.Pad(2, 1, 1).Slice(2, 1, 6).Transpose(0, 1, 3, 2).Reshape([4, 36]);
        var parts = moved.Split(0, 1, 3);
        var joined = new[] { parts[1], parts[0] }.Concat(0).Clip(-1, 1).Reshape([1, 4, 6, 6]);
        var picked = joined.ScatterAdd(x.ArgMax(2), x.Max([2]), 2);
        var enlarged = picked.AveragePool(Window.Square(2, 2), countPadding: true).EnlargeNearest(2, 2);
        var result = (enlarged > x).OrZero(enlarged * x.HardSigmoid(0.2f, 0.5f)).Sum([1, 2, 3]) + x.Square().Mean();
        OnnxChecker.Verify(OnnxModel.Of(graph.Build([new("result", result)])));
    }

    [SkippableTheory]
    [InlineData("mnist-8_cntk")]
    [InlineData("cnn_mnist_pytorch")]
    [InlineData("fns-candy")]
    [InlineData("FastestDet")]
    [InlineData("ultraface_version-RFB-320")]
    public void The_modern_form_of_a_real_model_passes(string name) =>
        OnnxChecker.Verify(ModernForm.Apply(ModelFile.Read(SharedData.Require($"models/{name}.onnx"))));
}
