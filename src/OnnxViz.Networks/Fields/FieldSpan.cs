namespace OnnxViz.Networks;

/// <summary>What the positions of a layer see of the input along one axis, in input pixels.</summary>
/// <param name="Centre">
/// The middle of what position 0 sees; 0 is the middle of the first pixel, and padding may make it negative.
/// </param>
/// <param name="Stride">
/// How far the middle moves from one position to the next; 0 where all positions see the same.
/// </param>
/// <param name="Extent">How many pixels one position sees, padding counted; null for all of them.</param>
public sealed record FieldSpan(double Centre, double Stride, double? Extent)
{
    /// <summary>A pixel of the input itself.</summary>
    public static FieldSpan Pixel { get; } = new(0, 1, 1);

    /// <summary>All pixels, wherever the position is.</summary>
    public static FieldSpan Whole { get; } = new(0, 0, null);

    /// <summary>The middle of what a position sees.</summary>
    public double CentreAt(double position) => Centre + (position * Stride);

    /// <summary>
    /// The first pixel that a position sees, which may lie in the padding before the input; 0 where it sees all of it.
    /// </summary>
    public long StartAt(long position) =>
        Extent is { } extent ? (long)Math.Floor(CentreAt(position) - ((extent - 1) / 2)) : 0;

    /// <summary>How many pixels a position sees of an input of some length, padding counted.</summary>
    public long LengthIn(long input) => Extent is { } extent ? (long)Math.Ceiling(extent) : input;

    /// <summary>Through a window over the layer: a convolution or pool.</summary>
    internal FieldSpan Windowed(long extent, long stride, long padding) =>
        Grown(-padding, extent - 1 - padding) with { Stride = Stride * stride };

    /// <summary>
    /// Through a transposed convolution: each position of its output sees the inputs whose window covers it.
    /// </summary>
    internal FieldSpan Transposed(long extent, long stride, long padding) =>
        Grown((double)(padding - (extent - 1)) / stride, (double)padding / stride) with { Stride = Stride / stride };

    /// <summary>
    /// Through a resampling whose position p reads the input at offset + p * step, and this far around it.
    /// </summary>
    internal FieldSpan Resampled(double offset, double step, double reach) =>
        Grown(offset - reach, offset + reach) with { Stride = Stride * step };

    /// <summary>Of several inputs of one node: from the first pixel that one of them sees to the last.</summary>
    internal static FieldSpan Union(IReadOnlyList<FieldSpan> spans)
    {
        var moving = spans.Where(span => span.Stride > 0).ToArray();
        if (moving.Length == 0)
        {
            return Whole;
        }

        var local = moving.Where(span => span.Extent is not null).ToArray();
        if (local.Length < spans.Count)
        {
            return (local.Length > 0 ? local : moving)[0] with { Extent = null };
        }

        var first = local.Min(span => span.Centre - ((span.Extent!.Value - 1) / 2));
        var last = local.Max(span => span.Centre + ((span.Extent!.Value - 1) / 2));
        return new((first + last) / 2, local.Max(span => span.Stride), last - first + 1);
    }

    /// <summary>
    /// Seen from a position that reads this layer's positions from <c>p * s + before</c> to <c>p * s + behind</c>.
    /// </summary>
    FieldSpan Grown(double before, double behind) =>
        new(Centre + ((before + behind) / 2 * Stride), Stride, Extent + ((behind - before) * Stride));
}
