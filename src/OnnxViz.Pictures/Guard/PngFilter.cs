namespace OnnxViz.Pictures.Guard;

/// <summary>What PNG does to rows before it compresses them, undone.</summary>
static class PngFilter
{
    public const byte None = 0;

    /// <summary>Turns differences into bytes again.</summary>
    /// <param name="filter">The number of the filter.</param>
    /// <param name="row">The row, changed in place.</param>
    /// <param name="above">The row above it, zeros above the first.</param>
    /// <param name="step">Bytes from a byte to the one on its left that it is compared with.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length && filter != None; i++)
        {
            var (left, corner) = i < step ? (0, 0) : (row[i - step], above[i - step]);
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], corner),
            });
        }
    }

    static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (
            Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
