using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>Where the pixels of an axis lie between the positions of a map.</summary>
static class Places
{
    /// <summary>
    /// For each pixel the positions on either side of it and how near it is to the second; outside the outermost ones
    /// theirs.
    /// </summary>
    public static (int First, int Second, float Part)[] Of(FieldSpan span, int pixels, int positions)
    {
        var places = new (int, int, float)[pixels];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var place = Math.Clamp((pixel - span.Centre) / span.Stride, 0, positions - 1);
            var first = (int)place;
            places[pixel] = (first, Math.Min(first + 1, positions - 1), (float)(place - first));
        }

        return places;
    }
}
