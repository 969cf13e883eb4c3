using System.Text.RegularExpressions;
using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>What the options --layer and --all mean together.</summary>
static partial class LayerNames
{
    /// <summary>Requires that not both are given.</summary>
    public static void RequireOneWay(string[]? named, bool all)
    {
        if (named is not null && all)
        {
            throw new UsageException("--layer and --all exclude each other");
        }
    }

    /// <summary>The layers as they were asked for.</summary>
    /// <exception cref="Graph.OnnxVizException">There is no such layer.</exception>
    public static IReadOnlyList<string> Of(Network network, string[]? named, bool all) => all
        ? [.. network.FindLayers().All.Where(layer => network.Holds(layer.Tensor)).Select(layer => layer.Tensor)]
        : [.. (named ?? []).SelectMany(text => IsOne(network, text) ? [text] : Parts(text))];

    /// <summary>Names with commas between; one with commas of its own stands in quotes, a quote in it twice.</summary>
    public static IEnumerable<string> Parts(string text, string option = "--layer") => Part().Matches(text).Select(
        match =>
            Bare(match.Groups[1].Value.Trim()) is { Length: > 0 } name
                ? name
                : throw new UsageException($"{option} {text} has an empty name: take the comma away that is too many"));

    static string Bare(string part) => part is ['"' or '\'', .., var last] && part[0] == last && part.Length > 1
        ? part[1..^1].Replace($"{last}{last}", $"{last}")
        : part;

    [GeneratedRegex("""(?:^|,)\s*("(?:[^"]|"")+"(?=\s*(?:,|$))|'(?:[^']|'')+'(?=\s*(?:,|$))|[^,]*)""")]
    private static partial Regex Part();

    /// <remarks>A layer's own name may have commas.</remarks>
    static bool IsOne(Network network, string text) =>
        network.FindLayers().All.Any(layer => text == layer.Alias || text == layer.Tensor || text == layer.Node);
}
