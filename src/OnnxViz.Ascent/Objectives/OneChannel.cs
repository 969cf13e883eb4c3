using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>One channel of an activation.</summary>
static class OneChannel
{
    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public static Value Of(Value activation, string layer, int index)
    {
        Require(activation.Shape, layer, index);
        return activation.Slice(1, index, 1);
    }

    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public static void Require(Shape shape, string layer, int index)
    {
        if (shape.Rank < 2 || index < 0 || index >= shape[1])
        {
            var channels = shape.Rank < 2 ? "no channels" : $"the channels 0 to {shape[1] - 1}";
            throw new OnnxVizException($"layer {layer} has no channel {index}: its shape is {shape}, so it has {channels}");
        }
    }
}
