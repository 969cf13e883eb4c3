using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Parameters;

/// <summary>Channels, each once, in the order given.</summary>
sealed record ChannelList(int[] Numbers)
{
    /// <summary>Reads such as <c>0-63,100</c>.</summary>
    public static ChannelList Parse(string text) =>
        new([.. text.Split(',').SelectMany(part => Range(part.Trim(), text)).Distinct()]);

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
