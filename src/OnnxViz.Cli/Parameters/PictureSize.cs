using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Parameters;

/// <summary>The size of the pictures to draw.</summary>
sealed record PictureSize(int Width, int Height)
{
    const int Largest = 8192;

    /// <summary>Reads <c>N</c> or <c>WxH</c>.</summary>
    public static PictureSize Parse(string text)
    {
        var sides = text.Split('x').Select(Side).ToArray();
        return sides.Contains(0) || sides.Length > 2
            ? throw new OnnxVizException($"{text} is no size: give N or WxH in pixels, at most {Largest}")
            : new(sides[0], sides[^1]);
    }

    static int Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side <= Largest ? side : 0;
}
