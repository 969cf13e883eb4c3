using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Something to look at where a network's input is given as it stands: its numbers may lie anywhere.</summary>
static class TensorLooks
{
    /// <summary>A picture from its least number, black, to its greatest, white.</summary>
    public static Picture Of(Picture input)
    {
        var range = MapRange.Of(input.Pixels);
        return new(
            input.Width,
            input.Height,
            input.Channels,
            Array.ConvertAll(input.Pixels, number => float.IsFinite(number) ? range.Place(number) : 0));
    }
}
