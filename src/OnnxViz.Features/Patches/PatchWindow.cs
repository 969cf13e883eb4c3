using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// The rectangle of a picture that a position sees; it may reach beyond the picture, into the padding.
/// </summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Width">Its width: the same for all positions of a layer.</param>
/// <param name="Height">Its height: the same for all positions of a layer.</param>
public sealed record PatchWindow(int Left, int Top, int Width, int Height)
{
    /// <summary>What a position of a layer sees in pictures of a size.</summary>
    public static PatchWindow Of(ReceptiveField field, int row, int column, int height, int width) => new(
        (int)field.Columns.StartAt(column), (int)field.Rows.StartAt(row), (int)field.Columns.LengthIn(width),
        (int)field.Rows.LengthIn(height));

    /// <summary>Cuts it out; what lies beyond the picture is zero.</summary>
    public Picture Cut(Picture picture) => picture.Window(Left, Top, Width, Height);
}
