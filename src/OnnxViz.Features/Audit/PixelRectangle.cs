using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>Pixels of the network's input; some may lie in the padding around it.</summary>
/// <param name="Left">The first column, below 0 where it lies in the padding.</param>
/// <param name="Top">The first row, below 0 where it lies in the padding.</param>
/// <param name="Width">How many columns.</param>
/// <param name="Height">How many rows.</param>
public sealed record PixelRectangle(long Left, long Top, long Width, long Height)
{
    /// <summary>What a position of a layer sees of an input of some size.</summary>
    public static PixelRectangle Of(ReceptiveField field, int row, int column, int height, int width) => new(
        field.Columns.StartAt(column), field.Rows.StartAt(row), field.Columns.LengthIn(width), field.Rows.LengthIn(height));
}
