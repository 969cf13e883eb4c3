using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// How much the score falls when a square is hidden, the mean over all squares that a pixel lies in (M. Zeiler,
/// R. Fergus, "Visualizing and Understanding Convolutional Networks", 2014, section 4.2). In text:
/// <c>occlusion(32, 16)</c>.
/// </summary>
/// <param name="Window">The square's side in pixels.</param>
/// <param name="Stride">How far it moves.</param>
/// <param name="Baseline">What hides it.</param>
[Notation("occlusion", "how much the score falls when a square is hidden (Zeiler and Fergus, 2014)")]
public sealed record Occlusion(int Window = 32, int Stride = 16, Baseline Baseline = Baseline.Grey)
    : PerturbationMethod(Baseline)
{
    /// <summary>The square's side in pixels.</summary>
    public int Window { get; init; } = Counted.Require(Window, "the window");

    /// <summary>How far it moves.</summary>
    public int Stride { get; init; } = Counted.Require(Stride, "the stride");

    /// <inheritdoc/>
    public override bool IsSigned => true;

    internal override int CountFor(int height, int width) => Starts(height).Length * Starts(width).Length;

    internal override float[] Mask(int number, int height, int width, int seed)
    {
        var (tops, lefts) = (Starts(height), Starts(width));
        return Hiding(tops[number / lefts.Length], lefts[number % lefts.Length], height, width);
    }

    internal override float[] Combine(float score, IEnumerable<(float[] Mask, float Score)> masked, int size)
    {
        var (falls, counts) = (new double[size], new int[size]);
        foreach (var (mask, left) in masked)
        {
            for (var place = 0; place < size; place++)
            {
                falls[place] += (1 - mask[place]) * (score - left);
                counts[place] += mask[place] == 0 ? 1 : 0;
            }
        }

        return [.. falls.Zip(counts, (fall, count) => (float)(fall / Math.Max(1, count)))];
    }

    /// <summary>
    /// From outside one edge to the other, so that pixels at the edges are hidden as often as others.
    /// </summary>
    int[] Starts(int length)
    {
        var first = Stride - Window;
        return [.. Enumerable.Range(0, (length - first + Stride - 1) / Stride).Select(step => first + (step * Stride))];
    }

    float[] Hiding(int top, int left, int height, int width)
    {
        var mask = new float[height * width];
        for (var place = 0; place < mask.Length; place++)
        {
            var (row, column) = (place / width, place % width);
            var isHidden = row >= top && row < top + Window && column >= left && column < left + Window;
            mask[place] = isHidden ? 0 : 1;
        }

        return mask;
    }
}
