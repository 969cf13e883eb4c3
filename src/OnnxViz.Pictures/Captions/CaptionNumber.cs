using System.Globalization;

namespace OnnxViz.Pictures;

/// <summary>Numbers for captions: three digits, in full where they are whole and below a million.</summary>
public static class CaptionNumber
{
    const float MostInFull = 1e6f;

    /// <summary>The number as text, such as 0.532, 17.4 or 2652.</summary>
    /// <param name="number">The number.</param>
    public static string Of(float number) => Math.Abs(number) is >= 1000 and < MostInFull
        ? number.ToString("F0", CultureInfo.InvariantCulture)
        : number.ToString("G3", CultureInfo.InvariantCulture);
}
