namespace OnnxViz.Pictures;

/// <summary>Other sizes of a picture.</summary>
public static class PictureSizes
{
    const float Surround = 0.5f;

    /// <summary>The picture at another size, through a triangle filter that widens as the picture shrinks.</summary>
    public static Picture Resize(this Picture picture, int width, int height, ResizeMode mode = ResizeMode.Stretch)
    {
        if (width < 1 || height < 1)
        {
            throw new ArgumentException($"A picture cannot be made {width}x{height}.");
        }

        return mode switch
        {
            _ when (width, height) == (picture.Width, picture.Height) => picture,
            ResizeMode.Crop => Cover(picture, width, height),
            ResizeMode.Pad => Contain(picture, width, height),
            _ => Stretch(picture, width, height),
        };
    }

    /// <summary>A part of the picture.</summary>
    public static Picture Crop(this Picture picture, int left, int top, int width, int height)
    {
        var (right, bottom) = (left + width, top + height);
        if (left < 0 || top < 0 || right <= left || bottom <= top || right > picture.Width || bottom > picture.Height)
        {
            throw new ArgumentException($"There is no {width}x{height} at {left}, {top} in this picture.");
        }

        var canvas = new Canvas(width, height, picture.Channels, 0);
        canvas.Place(picture, -left, -top);
        return canvas.ToPicture();
    }

    /// <summary>A rectangle that may reach beyond the picture, where it is zero.</summary>
    public static Picture Window(this Picture picture, int left, int top, int width, int height)
    {
        var canvas = new Canvas(width, height, picture.Channels, 0);
        canvas.Place(picture, -left, -top);
        return canvas.ToPicture();
    }

    static Picture Stretch(Picture picture, int width, int height) => (width, height) == (picture.Width, picture.Height)
        ? picture
        : Resampling.Resize(picture, Extent.Whole(picture.Width, width), Extent.Whole(picture.Height, height));

    /// <remarks>
    /// Only what will be seen is ever computed: a thin picture that covers a wide size would be of any height.
    /// </remarks>
    static Picture Cover(Picture picture, int width, int height)
    {
        var scale = Math.Max((double)width / picture.Width, (double)height / picture.Height);
        return Resampling.Resize(
            picture, Extent.Middle(picture.Width, scale, width), Extent.Middle(picture.Height, scale, height));
    }

    static Picture Contain(Picture picture, int width, int height)
    {
        var scale = Math.Min((double)width / picture.Width, (double)height / picture.Height);
        var (wide, high) = (Shrunk(picture.Width, scale, width), Shrunk(picture.Height, scale, height));
        var canvas = new Canvas(width, height, picture.Channels, Surround);
        canvas.Place(Stretch(picture, wide, high), (width - wide) / 2, (height - high) / 2);
        return canvas.ToPicture();
    }

    static int Shrunk(int length, double scale, int most) => (int)Math.Clamp(Math.Round(length * scale), 1, most);
}
