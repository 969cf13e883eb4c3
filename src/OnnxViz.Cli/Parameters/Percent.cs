using System.Globalization;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>A share in percent.</summary>
sealed record Percent(double Share)
{
    /// <summary>Reads such as <c>1</c> or <c>1%</c>.</summary>
    public static Percent Parse(string text) =>
        double.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? new(percent / 100)
            : throw new WrongValue($"is a number from 0 to 100, not {text}");

    public override string ToString() => (100 * Share).ToString(CultureInfo.InvariantCulture);
}
