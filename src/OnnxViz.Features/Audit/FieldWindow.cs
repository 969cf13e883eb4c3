using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>The part of a picture, in its middle, that one position of a layer sees without meeting a border.</summary>
/// <param name="Top">Its first row.</param>
/// <param name="Left">Its first column.</param>
/// <param name="Height">How many rows.</param>
/// <param name="Width">How many columns.</param>
sealed record FieldWindow(int Top, int Left, int Height, int Width)
{
    const float Grey = 0.5f;

    /// <summary>
    /// The window for a receptive field in a picture of some size; the whole picture where the field is no smaller.
    /// </summary>
    public static FieldWindow Of(ReceptiveField field, int height, int width)
    {
        var ((top, high), (left, wide)) = (Along(field.Rows, height), Along(field.Columns, width));
        return new(top, left, high, wide);
    }

    /// <summary>A picture that fills the window as part of a picture of some size, grey around it.</summary>
    public Picture Embed(Picture picture, int height, int width)
    {
        if ((height, width) == (Height, Width))
        {
            return picture;
        }

        var whole = new float[picture.Channels * height * width];
        Array.Fill(whole, Grey);
        for (var channel = 0; channel < picture.Channels; channel++)
        {
            for (var row = 0; row < Height; row++)
            {
                var from = picture.Plane(channel).Slice(row * Width, Width);
                from.CopyTo(whole.AsSpan((((channel * height) + Top + row) * width) + Left));
            }
        }

        return new(width, height, picture.Channels, whole);
    }

    /// <remarks>
    /// It begins at a multiple of the stride, so that positions inside see what they see in a picture of the window's
    /// size.
    /// </remarks>
    static (int Start, int Length) Along(FieldSpan span, int length)
    {
        if (span.Extent is not { } extent)
        {
            return (0, length);
        }

        var stride = Math.Max(1, (int)Math.Ceiling(span.Stride));
        var wanted = ((int)Math.Ceiling(extent) + (3 * stride) - 1) / stride * stride;
        return wanted < length ? ((length - wanted) / 2 / stride * stride, wanted) : (0, length);
    }
}
