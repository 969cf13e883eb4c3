using OnnxViz.Graph;

namespace OnnxViz.Runtime.Tests;

public sealed class ConstantFolderTests
{
    [Fact]
    public void Quantised_weights_become_numbers_and_quantised_activations_stay()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 3]));
        var (scale, zero) = (graph.Number(0.5f), graph.Number(3, ElementType.UInt8));
        var quantized = graph.Op("QuantizeLinear", [x, scale, zero], x.Type.As(ElementType.UInt8));
        var weight = graph.Constant(Tensor.Of(new TensorType(ElementType.UInt8, [3, 1]), new byte[] { 1, 3, 7 }));
        var product = Restored(quantized).MatMul(Restored(weight));
        var folded = ConstantFolder.Fold(OnnxModel.Of(graph.Build([new("y", product)]))).Graph;
        Assert.Equal(["QuantizeLinear", "DequantizeLinear", "MatMul"], folded.Nodes.Select(node => node.Operator));
        Assert.Equal([-1, 0, 2], folded.Constants[folded.Nodes[2].Inputs[1]].ToFloats());

        Value Restored(Value value) =>
            graph.Op("DequantizeLinear", [value, scale, zero], value.Type.As(ElementType.Float));
    }
}
