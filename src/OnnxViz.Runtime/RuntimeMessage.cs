using System.Globalization;
using System.Text.RegularExpressions;

namespace OnnxViz.Runtime;

/// <summary>What ONNX Runtime says, for people: without the paths of its own sources, and with what to do where that is known.</summary>
static partial class RuntimeMessage
{
    /// <summary>The message in one line.</summary>
    public static string Of(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        return Padding(line) ?? Position().Replace(Wrapped().Replace(line, ""), "").Trim();
    }

    /// <summary>A picture that is smaller than what a node adds to it by reflection: how much larger it has to be.</summary>
    static string? Padding(string line)
    {
        var (needed, has) = TooFar().Match(line) is { Success: true } far ? (Number(far, 1) + 1, Number(far, 2) + 1)
            : TooShort().Match(line) is { Success: true } brief ? (Number(brief, 1), Math.Max(1, Math.Min(Number(brief, 2), Number(brief, 3))))
            : (0, 0);
        if (needed == 0)
        {
            return null;
        }

        var times = (Math.Ceiling(10.0 * needed / has) / 10).ToString(CultureInfo.InvariantCulture);
        return $"node {Node().Match(line).Groups[1].Value} pads by reflection, needs at least {needed} places in each direction and gets {has}: "
            + $"take a size {times} times as large, or a layer before it";
    }

    static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[ErrorCode:\w+\] .*\[ONNXRuntimeError\] : \d+ : \w+ : ")]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"\S*/\S+\.(cc|h|cu|cpp):\d+ ")]
    private static partial Regex Position();

    [GeneratedRegex(@"pre-pad \((\d+)\) exceeds maximum allowed \((\d+)\)")]
    private static partial Regex TooFar();

    [GeneratedRegex(@"axis length >= (\d+) after slicing\. Input shape:\{.*?(\d+),(\d+)\}")]
    private static partial Regex TooShort();

    [GeneratedRegex(@"Name:'([^']*)'")]
    private static partial Regex Node();
}
