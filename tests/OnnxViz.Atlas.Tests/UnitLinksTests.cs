using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Atlas.Tests;

public sealed class UnitLinksTests
{
    /// <summary>
    /// The kernel of unit 0 has 3 and 4 as the norms of its weights from left:1 and right:2, which make 5.
    /// </summary>
    [Fact]
    public void Branches_side_by_side_are_told_apart()
    {
        using var file = new NetworkFile(Branches());
        var network = file.Load();
        AtlasLayer[] layers = [.. AtlasLayers.Of(network, ["left", "right", "joined"])
            .Select(layer => new AtlasLayer(layer.Name, layer.Tensor, layer.Name, (int)layer.Channels, 1))];
        var links = new UnitLinks(network, layers);
        Assert.Equal(["left", "right", "joined"], layers.Select(layer => layer.Name));
        Assert.Equal([new(layers[1], 2, -0.8f), new(layers[0], 1, 0.6f)], links.Inputs(layers[2], 0));
        Assert.Equal([new(layers[2], 0, -0.8f)], links.Outputs(layers[1], 2));
        Assert.Empty(links.Outputs(layers[0], 0));
        Assert.Empty(links.Inputs(layers[0], 0));
    }

    /// <summary>Two branches of 2 and 3 channels, side by side under a convolution of 1.</summary>
    static OnnxModel Branches()
    {
        var random = new Random(3);
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 8, 8]));
        Value Branch(int channels) => picture
            .Conv(graph.Constant(SmallNets.Drawn(random, [channels, 3, 1, 1]), "weight"), null, Window.Square(1))
                .Relu();
        var (left, right) = (Branch(2), Branch(3));
        var both = graph.Op("Concat", [left, right], new(ElementType.Float, [1, 5, 8, 8]), new() { { "axis", 1L } });
        var weight = graph.Constant(Tensor.Of([0f, 3, 0, 0, -4], [1, 5, 1, 1]), "joined.weight");
        var joined = both.MaxPool(Window.Square(2, stride: 2)).Conv(weight, null, Window.Square(1)).Relu();
        return OnnxModel.Of(graph.Build([new("left", left), new("right", right), new("joined", joined)], "branches"));
    }
}
