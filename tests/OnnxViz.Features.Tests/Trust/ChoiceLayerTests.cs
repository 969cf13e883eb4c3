using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Trust;

public sealed class ChoiceLayerTests
{
    [Theory]
    [InlineData(null, "layer8")]
    [InlineData("layer0", "layer8")]
    [InlineData("layer4", "layer8")]
    [InlineData("layer5", "layer4")]
    [InlineData("layer9", "layer4")]
    [InlineData("logits", "layer4")]
    public void The_layer_is_deep_for_units_that_are_not(string? unit, string layer)
    {
        using var net = new NetworkFile(TenLayers());
        Assert.Equal(layer, ChoiceLayer.Of(net.Load(), unit).Name);
    }

    static OnnxModel TenLayers()
    {
        var graph = new GraphBuilder();
        var value = graph.Input("picture", new(ElementType.Float, [1, 3, 8, 8]));
        var outputs = new Dictionary<string, Value>();
        for (var index = 0; index < 10; index++)
        {
            outputs[$"layer{index}"] = value = value.Tanh();
        }

        outputs["logits"] = value.Mean([2, 3], keep: false);
        return OnnxModel.Of(graph.Build(outputs));
    }
}
