using OnnxViz.Graph;

namespace OnnxViz.Pictures;

/// <summary>Pictures one below the other, flush left, on white.</summary>
public static class PictureStack
{
    /// <summary>The stack, as wide as the widest.</summary>
    /// <exception cref="OnnxVizException">It would be too large.</exception>
    public static Picture Draw(IReadOnlyList<Picture> pictures)
    {
        var (width, height) = (pictures.Max(picture => picture.Width), pictures.Sum(picture => (long)picture.Height));
        if (width * height > ContactSheet.MostPixels)
        {
            throw new OnnxVizException(
                $"{pictures.Count:#,0} pictures below one another would have {width:#,0}x{height:#,0} "
                + "pixels: choose fewer of them");
        }

        var canvas = new Canvas(width, (int)height, 3, 1);
        var top = 0;
        foreach (var picture in pictures)
        {
            canvas.Place(picture.ToColour(), 0, top);
            top += picture.Height;
        }
        return canvas.ToPicture();
    }
}
