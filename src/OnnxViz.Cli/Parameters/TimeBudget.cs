using System.Globalization;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>The time that a command may take.</summary>
sealed record TimeBudget(TimeSpan Time)
{
    const int MostDays = 40;

    /// <summary>Reads such as <c>90s</c>, <c>10m</c>, <c>1.5h</c>; a plain number is seconds.</summary>
    public static TimeBudget Parse(string text)
    {
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 1 };
        var number = text.Length > 0 && text[^1] is 's' or 'm' or 'h' or 'd' ? text[..^1] : text;
        return double.TryParse(number, CultureInfo.InvariantCulture, out var count)
            && count > 0 && count * seconds < MostDays * 86_400
            ? new(TimeSpan.FromSeconds(count * seconds))
            : throw new WrongValue($"is a time such as 90s, 10m or 2h, at most {MostDays} days, not {text}");
    }

    public override string ToString() => $"{Time}";
}
