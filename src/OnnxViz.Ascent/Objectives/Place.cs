using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Where in a layer: the mean over all positions, or one of them.</summary>
/// <param name="IsMean">Whether it is the mean over all.</param>
/// <param name="Row">The row, from 0; null for the middle.</param>
/// <param name="Column">The column, from 0; null for the middle.</param>
public readonly record struct Place(bool IsMean, int? Row = null, int? Column = null)
{
    /// <summary>The mean over all positions.</summary>
    public static Place Mean => new(true);

    /// <summary>One position, the middle where none is given.</summary>
    public static Place At(int? row, int? column) => new(false, row, column);

    /// <summary>The number of the position in an activation, counted row by row; null for the mean over all.</summary>
    /// <remarks>
    /// Positions without rows and columns have to be given, in row 0; where they are not, the mean is meant.
    /// </remarks>
    /// <param name="layer">The layer, for messages.</param>
    /// <param name="activation">[N, C, ...].</param>
    /// <exception cref="OnnxVizException">The position lies outside.</exception>
    internal long? In(string layer, Shape activation)
    {
        if (IsMean || activation.Rank < 3 || (activation.Rank != 4 && Column is null))
        {
            return null;
        }

        var positions = activation.Skip(2).Aggregate(1L, (product, size) => product * size);
        var (rows, columns) = activation.Rank == 4 ? (activation[2], activation[3]) : (1, positions);
        return (Position(layer, rows, Row, "row") * columns) + Position(layer, columns, Column, "column");
    }

    static long Position(string layer, long size, int? position, string what) =>
        (position ?? size / 2) is var at && at >= 0 && at < size
        ? at
        : throw new OnnxVizException(
            $"layer {layer} has no {what} {at}: it has {size} of them at this picture size, counted from 0");
}
