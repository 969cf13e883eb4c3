namespace OnnxViz.Pictures;

/// <summary>Arrays of numbers as pictures.</summary>
public static class MapPicture
{
    static readonly (float Red, float Green, float Blue) NoNumber = (1, 0, 1);
    static readonly (float Red, float Green, float Blue) Paper = (0.86f, 0.86f, 0.86f);
    static readonly (float Red, float Green, float Blue) Hatch = (0.72f, 0.45f, 0.45f);

    /// <summary>One pixel per number, in colour; NaN and infinities are magenta.</summary>
    /// <param name="numbers">Row by row.</param>
    /// <param name="width">Numbers in a row.</param>
    /// <param name="range">What is the first colour and what the last.</param>
    /// <param name="colours">The colours between.</param>
    public static Picture Draw(ReadOnlySpan<float> numbers, int width, MapRange range, ColourMap colours)
    {
        var pixels = new float[3 * numbers.Length];
        for (var place = 0; place < numbers.Length; place++)
        {
            Set(
                pixels, numbers.Length, place,
                float.IsFinite(numbers[place]) ? colours.At(range.Place(numbers[place])) : NoNumber);
        }

        return new(width, numbers.Length / width, 3, pixels);
    }

    /// <summary>Diagonal lines on grey: there is nothing to see here.</summary>
    public static Picture Hatched(int width, int height)
    {
        var pixels = new float[3 * width * height];
        for (var place = 0; place < width * height; place++)
        {
            Set(pixels, width * height, place, ((place % width) + (place / width)) % 8 < 2 ? Hatch : Paper);
        }

        return new(width, height, 3, pixels);
    }

    /// <summary>Each pixel repeated, so that it can be seen and stays what it is.</summary>
    public static Picture Repeat(this Picture picture, int times)
    {
        var (width, height) = (picture.Width * times, picture.Height * times);
        var pixels = new float[picture.Channels * width * height];
        for (var place = 0; place < pixels.Length; place++)
        {
            var (channel, y, x) = (place / (width * height), place / width % height, place % width);
            pixels[place] = picture[channel, y / times, x / times];
        }

        return new(width, height, picture.Channels, pixels);
    }

    /// <summary>
    /// The picture with an outline around a rectangle, light with a dark rim; what lies outside the picture is left
    /// out.
    /// </summary>
    public static Picture Outlined(this Picture picture, int left, int top, int width, int height)
    {
        var canvas = new Canvas(picture.Width, picture.Height, 3, 0);
        canvas.Place(picture.ToColour(), 0, 0);
        var thickness = Math.Max(1, picture.Width / 160);
        canvas.Frame(
            left - (2 * thickness), top - (2 * thickness), width + (4 * thickness), height + (4 * thickness),
            thickness, 0);
        canvas.Frame(
            left - thickness, top - thickness, width + (2 * thickness), height + (2 * thickness), thickness, 1);
        return canvas.ToPicture();
    }

    static void Set(float[] pixels, int plane, int place, (float Red, float Green, float Blue) colour) =>
        (pixels[place], pixels[plane + place], pixels[(2 * plane) + place]) = colour;
}
