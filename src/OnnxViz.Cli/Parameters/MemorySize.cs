using System.Globalization;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>An amount of memory.</summary>
sealed record MemorySize(long Bytes)
{
    const string Units = "KMGT";

    /// <summary>Reads such as <c>4G</c>, <c>512M</c> (powers of 1024) or a plain number of bytes.</summary>
    public static MemorySize Parse(string text)
    {
        var bare = text.TrimEnd('B', 'b', 'i');
        var power = bare.Length > 0 ? Units.IndexOf(char.ToUpperInvariant(bare[^1])) + 1 : 0;
        return double.TryParse(power > 0 ? bare[..^1] : bare, CultureInfo.InvariantCulture, out var number)
            && number > 0 && double.IsFinite(number)
            ? new((long)(number * Math.Pow(1024, power)))
            : throw new WrongValue($"is an amount such as 4G or 512M, not {text}");
    }
}
