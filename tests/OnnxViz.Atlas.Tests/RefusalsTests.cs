using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Atlas.Tests;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData(16, "conv dense", "")]
    [InlineData(24, "conv", "dense")]
    public void Layers_that_do_not_work_at_a_size_are_left_out(int size, string working, string leftOut)
    {
        using var file = new NetworkFile(Classifier());
        var network = file.Load();
        var leftOnes = new List<string>();
        var layers = Refusals(network, size)
            .Working(AtlasLayers.Of(network, null), (layer, _) => leftOnes.Add(layer.Name));
        Assert.Equal(
            (working, leftOut), (string.Join(' ', layers.Select(layer => layer.Name)), string.Join(' ', leftOnes)));
    }

    [Fact]
    public void Where_none_works_the_reason_is_given()
    {
        using var file = new NetworkFile(Classifier());
        var network = file.Load();
        var dense = AtlasLayers.Of(network, ["dense"]);
        Assert.Contains(
            "does not work",
                Assert.Throws<OnnxVizException>(() => Refusals(network, 24).Working(dense, (_, _) => { })).Message);
    }

    static Refusals Refusals(Network network, int size) => new(
        network,
        new(size,
            size, 2, 0, new NormalizedAscent(), new Pixels(), [], Preprocessing.Presets["unit"], new(Device.Cpu, 1)));

    /// <summary>A convolution, and a dense layer behind it that takes maps of 16x16 only.</summary>
    static OnnxModel Classifier()
    {
        var random = new Random(3);
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var weight = graph.Constant(SmallNets.Drawn(random, [2, 3, 3, 3]), "conv.weight");
        var conv = picture.Conv(weight, null, Window.Square(3, padding: 1)).Relu();
        var flat = conv.Reshape([1, 2 * 16 * 16]);
        var dense = flat.MatMul(graph.Constant(SmallNets.Drawn(random, [2 * 16 * 16, 4]), "dense.weight")).Relu();
        return OnnxModel.Of(graph.Build([new("conv", conv), new("dense", dense)], "classifier"));
    }
}
