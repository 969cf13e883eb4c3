using System.Globalization;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>A time in a video.</summary>
sealed record VideoTime(double Seconds)
{
    const int Sixty = 60;
    const int MostParts = 3;

    /// <summary>Reads such as <c>3.5</c>, <c>00:03</c>, <c>1:02:03.25</c>.</summary>
    public static VideoTime Parse(string text)
    {
        var parts = text.Split(':');
        double[] numbers = [.. parts.Select(part => double.TryParse(
            part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        var isTime = parts.Length <= MostParts
            && numbers.All(number => number >= 0 && double.IsFinite(number))
            && numbers.Skip(1).All(number => number < Sixty)
            && numbers.SkipLast(1).All(double.IsInteger);
        return isTime
            ? new(numbers.Aggregate(0.0, (sum, number) => (sum * Sixty) + number))
            : throw new WrongValue($"is a time such as 3.5 or 00:03, not {text}");
    }
}
