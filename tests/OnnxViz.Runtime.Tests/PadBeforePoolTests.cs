using OnnxViz.Graph;

namespace OnnxViz.Runtime.Tests;

public sealed class PadBeforePoolTests
{
    [Fact]
    public void A_pool_behind_a_pad_longer_than_its_kernel_runs()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 1, 2, 2]));
        var y = x.Pad([0, 0, 4, 4], [0, 0, 0, 0]).AveragePool(Window.Square(2, stride: 2), countPadding: true);
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new("y", y)])), RuntimeSettings.Default);
        var outputs = session.Run(new Dictionary<string, Tensor> { ["x"] = Tensor.Of([1f, 2f, 3f, 6f], [1, 1, 2, 2]) });
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 3], outputs["y"].ToFloats());
    }
}
