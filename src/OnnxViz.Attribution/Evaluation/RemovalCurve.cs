namespace OnnxViz.Attribution;

/// <summary>Pictures that turn into others pixel by pixel, and what is under the curve of their scores.</summary>
static class RemovalCurve
{
    /// <summary>Pictures on the way from one to another, both ends among them.</summary>
    /// <param name="from">The first, [C, H, W].</param>
    /// <param name="to">The last, [C, H, W].</param>
    /// <param name="order">The places of pixels, [H W], in the order in which they turn.</param>
    /// <param name="pixels">How many turn at a time.</param>
    public static IEnumerable<float[]> Pictures(float[] from, float[] to, int[] order, int pixels)
    {
        var at = from.ToArray();
        yield return from;
        foreach (var turned in order.Chunk(pixels))
        {
            foreach (var place in turned)
            {
                for (var value = place; value < at.Length; value += order.Length)
                {
                    at[value] = to[value];
                }
            }

            yield return at.ToArray();
        }
    }

    /// <summary>The area under scores that lie evenly between 0 and 1, by trapezoids.</summary>
    public static double Area(IReadOnlyList<float> scores) =>
        (scores.Sum(score => (double)score) - ((scores[0] + scores[^1]) / 2.0)) / (scores.Count - 1);
}
