using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class ActivationLayersTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Activations_are_what_relu_and_its_kin_make()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 2, 8, 8]));
        var weights = graph.Constant(SmallNets.Drawn(new(3), [2, 2, 3, 3]), "weights");
        var conv = picture.Conv(weights, null, Window.Square(3, padding: 1));
        var silu = conv.Relu().Conv(weights, null, Window.Square(3)) is var second
            ? second * second.Unary("Sigmoid")
            : conv;
        var gated = silu * conv.Mean([2, 3]).Unary("Sigmoid");
        var elu = gated.Unary("Elu");
        ModelFile.Write(_folder.File("net.onnx"), OnnxModel.Of(graph.Build(
            [new("conv", conv), new("relu", conv.Relu()), new("silu", silu), new("gated", gated), new("elu", elu)])));
        Assert.Equal(
            ["relu", "silu", "elu"],
            ActivationLayers.Of(Network.Load(_folder.File("net.onnx"))).Select(layer => layer.Name));
    }
}
