using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class DiagnosisTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_dimensions_are_listed_with_what_is_taken_for_them()
    {
        var network =
            Load(graph =>
                graph with
                {
                    Inputs = [new("picture", ElementType.Float, [new(null, "N"), 3, new(null), new(null, "width")])],
                });
        Assert.Equal(
            [new("picture", 0, "N", 1), new("picture", 2, "", 224), new("picture", 3, "width", 224)],
            OpenDimension.Of(network));
    }

    [Fact]
    public void Nothing_is_open_where_the_file_fixes_all() => Assert.Empty(OpenDimension.Of(Load(graph => graph)));

    [Fact]
    public void Nodes_in_an_old_form_are_listed()
    {
        Node[] nodes =
        [
            new("Relu", ["picture"], ["relu"], Attributes.None, "relu"),
            new("Clip", ["relu"], ["clipped"], new() { { "min", 0f }, { "max", 6f } }, "clip6"),
        ];
        var network = Load(
            graph => graph with { Nodes = nodes, Outputs = [new("clipped", ElementType.Float, null)] }, opset: 10);
        Assert.Equal("clip6", Assert.Single(network.Upgraded).Name);
        Assert.Empty(Load(graph => graph).Upgraded);
    }

    [Theory]
    [InlineData("Round", "it passes no gradient")]
    [InlineData("OptionalGetElement", "optional values carry no gradients")]
    public void Gradients_stop_where_an_operator_does_not_pass_them(string operation, string reason)
    {
        var layers = Load(graph => graph with
        {
            Nodes =
                [.. graph.Nodes.Select(node => node.Outputs[0] == "relu1" ? node with { Operator = operation } : node)],
        }).FindLayers();
        var obstacle = Assert.Single(layers.Obstacles);
        Assert.Equal(operation, obstacle.Node.Operator);
        Assert.Contains(reason, obstacle.Reason);
        Assert.Equal(1, layers.All.Count(layer => layer.Differentiable));
    }

    [Fact]
    public void What_no_layer_lies_behind_is_no_obstacle()
    {
        Node last = new("ArgMax", ["logits"], ["class"], new() { { "axis", 1L } }, "argmax");
        var layers =
            Load(graph =>
                graph with
                {
                    Nodes = [.. graph.Nodes, last],
                    Outputs = [new("class", ElementType.Int64, null)],
                }).FindLayers();
        Assert.Empty(layers.Obstacles);
        Assert.All(layers.All, layer => Assert.True(layer.Differentiable));
    }

    Network Load(Func<OnnxGraph, OnnxGraph> change, long opset = OnnxModel.Dialect)
    {
        var path = _folder.File("plain.onnx");
        var plain = SmallNets.Plain();
        ModelFile.Write(
            path, plain with { Graph = change(plain.Graph), Imports = new Dictionary<string, long> { [""] = opset } });
        return Network.Load(path);
    }
}
