using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>Means over boxes of pixels; at the border over those that there are.</summary>
static class BoxBlur
{
    /// <summary>The blurred picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="side">The side of the box, odd; 0 or 1 for the picture as it is.</param>
    /// <exception cref="OnnxVizException">The side is negative or even.</exception>
    public static Picture Of(Picture picture, int side)
    {
        if (side is 0 or 1)
        {
            return picture;
        }

        if (side < 0 || side % 2 == 0)
        {
            throw new OnnxVizException($"a box that blurs has an odd side, such as 5, not {side}");
        }

        var (width, height, plane) = (picture.Width, picture.Height, picture.Width * picture.Height);
        var (rows, pixels) = (new float[picture.Pixels.Length], new float[picture.Pixels.Length]);
        for (var line = 0; line < picture.Channels * height; line++)
        {
            Along(picture.Pixels, rows, line * width, 1, width, side / 2);
        }

        for (var line = 0; line < picture.Channels * width; line++)
        {
            Along(rows, pixels, (line / width * plane) + (line % width), width, height, side / 2);
        }

        return new(width, height, picture.Channels, pixels);
    }

    static void Along(float[] source, float[] target, int start, int step, int length, int reach)
    {
        for (var at = 0; at < length; at++)
        {
            var (first, last) = (Math.Max(0, at - reach), Math.Min(length - 1, at + reach));
            var sum = 0f;
            for (var near = first; near <= last; near++)
            {
                sum += source[start + (near * step)];
            }

            target[start + (at * step)] = sum / (last - first + 1);
        }
    }
}
