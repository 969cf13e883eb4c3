using System.Globalization;

namespace OnnxViz.Ascent;

/// <summary>
/// Short forms of numbers in lists: <c>-10..10</c> by steps of 1, <c>0.9..1.1/0.02</c> by steps of 0.02, and
/// <c>5 * 0</c> for one number five times.
/// </summary>
static class NumberRun
{
    const int Most = 10_000;

    /// <summary>The numbers that a text stands for; null where it is none of these forms.</summary>
    public static IReadOnlyList<float>? Read(string text) =>
        text.Split("..") is [var low, var rest] ? Steps(low, rest.Split('/'))
        : text.Split('*') is [var count, var number] ? Repeated(count, number)
        : Number(text) is { } one ? [(float)one]
        : null;

    /// <remarks>In decimals, so that the last number is reached.</remarks>
    static IReadOnlyList<float>? Steps(string low, string[] rest)
    {
        if (rest.Length > 2 || Number(low) is not { } first || Number(rest[0]) is not { } last
            || Number(rest.Length == 2 ? rest[1] : "1") is not ({ } step and > 0) || last < first
            || (last - first) / step > Most)
        {
            return null;
        }

        return [.. Enumerable.Range(0, (int)((last - first) / step) + 1).Select(
            index => 0 + (float)(first + (index * step)))];
    }

    static IReadOnlyList<float>? Repeated(string count, string number) =>
        int.TryParse(count, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= Most
            && Number(number) is { } content
            ? [.. Enumerable.Repeat((float)content, times)]
            : null;

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
