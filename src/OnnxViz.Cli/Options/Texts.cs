using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Options;

/// <summary>Readers of option values; what they refuse is wrong usage.</summary>
static class Texts
{
    /// <summary>A reader from a function that throws an <see cref="OnnxVizException"/> at what it refuses.</summary>
    public static Func<ArgumentResult, T?> Read<T>(Func<string, T> read) => result =>
    {
        try
        {
            return read(result.Tokens.Single().Value);
        }
        catch (OnnxVizException error)
        {
            result.AddError(error.Message);
            return default;
        }
    };

    /// <summary>The same for several values.</summary>
    public static Func<ArgumentResult, T[]?> ReadAll<T>(Func<string, T> read) => result =>
    {
        try
        {
            return [.. result.Tokens.Select(token => read(token.Value))];
        }
        catch (OnnxVizException error)
        {
            result.AddError(error.Message);
            return [];
        }
    };

    /// <summary>The value of an option, null where it is not given.</summary>
    public static T[]? Given<T>(ParseResult args, Option<T[]?> option) =>
        args.GetResult(option) is null ? null : args.GetValue(option);

    /// <summary>A whole number of at least so much.</summary>
    public static Func<string, int> AtLeast(int least) => text =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new OnnxVizException($"{text} is not a whole number of at least {least}");

    /// <summary>Any whole number.</summary>
    public static int Integer(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new OnnxVizException($"{text} is not a whole number");

    /// <summary>One of the words of an enumeration, whatever its case.</summary>
    public static T Choice<T>(string text, string option) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var choice) && !char.IsAsciiDigit(text[0])
            ? choice
            : throw new OnnxVizException($"{option} is {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not {text}");

    /// <summary>A finite number.</summary>
    public static float Number(string text) =>
        float.TryParse(text, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new OnnxVizException($"{text} is not a number");

    /// <summary>Numbers with commas between.</summary>
    public static float[] Numbers(string text) => [.. text.Split(',').Select(part => Number(part.Trim()))];

    /// <summary>Channels such as <c>0-63,100</c>, each once, in the order given.</summary>
    public static int[] Channels(string text) =>
        [.. text.Split(',').SelectMany(part => Range(part.Trim(), text)).Distinct()];

    /// <summary>Ascending numbers in few words, such as <c>0-63, 100</c>.</summary>
    public static string Ranges(IReadOnlyList<int> numbers)
    {
        var runs = numbers.Select((number, index) => (number, run: number - index)).GroupBy(pair => pair.run, pair => pair.number);
        return string.Join(", ", runs.Select(run => run.Count() switch
        {
            1 => $"{run.First()}",
            2 => $"{run.First()}, {run.Last()}",
            _ => $"{run.First()}-{run.Last()}",
        }));
    }

    static IEnumerable<int> Range(string part, string text)
    {
        var ends = part.Split('-').Select(Natural).ToArray();
        return ends is [>= 0 and var first] ? [first]
            : ends is [>= 0 and var low, >= 0 and var high] && low <= high ? Enumerable.Range(low, high - low + 1)
            : throw new OnnxVizException($"{text} are no channels: give numbers and ranges such as 0-63,100");
    }

    static int Natural(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
