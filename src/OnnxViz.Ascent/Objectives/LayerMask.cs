using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Which positions and channels of a layer count.</summary>
static class LayerMask
{
    /// <summary>A mask that is 1 where a layer counts and 0 elsewhere; null where all of it counts.</summary>
    /// <param name="layer">The layer's name, for messages.</param>
    /// <param name="activation">The layer, [1, C, ...].</param>
    /// <param name="columns">The side of the square in the middle that counts; 0 for all positions.</param>
    /// <param name="channels">The channels that count; null for all.</param>
    /// <exception cref="OnnxVizException">The layer has not as many rows and columns, or not such a
    /// channel.</exception>
    public static Value? Of(string layer, Value activation, int columns, IReadOnlyList<int>? channels)
    {
        var shape = activation.Shape;
        Value?[] masks =
        [
            channels is null ? null : activation.Builder.Constant(Channels(layer, shape, channels), "channels"),
            columns == 0 ? null : activation.Builder.Constant(Middle(layer, shape, columns), "columns"),
        ];
        return masks.OfType<Value>().Aggregate((Value?)null, (all, mask) => all is null ? mask : all * mask);
    }

    static Tensor Channels(string layer, Shape shape, IReadOnlyList<int> channels)
    {
        if (channels.Count == 0 || channels.Any(channel => channel < 0 || channel >= shape[1]))
        {
            throw new OnnxVizException(
                $"layer {layer} has the channels 0 to {shape[1] - 1}, not {string.Join(", ", channels)}");
        }

        var mask = new float[shape[1]];
        foreach (var channel in channels)
        {
            mask[channel] = 1;
        }

        return Tensor.Of(mask, [1, shape[1], .. shape.Skip(2).Select(_ => 1L)]);
    }

    /// <remarks>Of an odd rest the smaller half lies before the square, as in the published code.</remarks>
    static Tensor Middle(string layer, Shape shape, int side)
    {
        if (shape.Rank != 4 || shape[2] < side || shape[3] < side)
        {
            throw new OnnxVizException(
                $"layer {layer} has no {side} rows and columns in its middle: its shape is {shape}; take fewer, or a "
                + "shallower layer");
        }

        var (height, width) = ((int)shape[2], (int)shape[3]);
        var mask = new float[height * width];
        for (var place = 0; place < side * side; place++)
        {
            var (row, column) = (((height - side) / 2) + (place / side), ((width - side) / 2) + (place % side));
            mask[(row * width) + column] = 1;
        }

        return Tensor.Of(mask, [1, 1, height, width]);
    }
}
