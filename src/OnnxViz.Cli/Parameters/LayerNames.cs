using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>What the options --layer and --all mean together.</summary>
static class LayerNames
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
        ? [.. network.Layers.All.Where(layer => network.Holds(layer.Tensor)).Select(layer => layer.Tensor)]
        : [.. (named ?? []).SelectMany(text => IsOne(network, text) ? [text] : text.Split(','))];

    /// <remarks>A layer's own name may have commas.</remarks>
    static bool IsOne(Network network, string text) =>
        network.Layers.All.Any(layer => text == layer.Alias || text == layer.Tensor || text == layer.Node);
}
