using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>One channel of an activation.</summary>
static class OneChannel
{
    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public static Value Of(Value activation, string layer, int index)
    {
        Require(layer, activation.Shape, activation.Rank < 2 ? 0 : activation.Shape[1], index);
        return activation.Slice(1, index, 1);
    }

    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public static void Require(Layer layer, int index) => Require(layer.Name, layer.Shape, layer.Channels, index);

    static void Require(string layer, Shape shape, long count, int index)
    {
        if (index < 0 || index >= count)
        {
            var channels = count == 0 ? "no channels" : $"the channels 0 to {count - 1}";
            throw new OnnxVizException($"layer {layer} has no channel {index}: its shape is {shape}, so it has {channels}");
        }
    }
}
