using System.IO.Enumeration;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>Chooses the layers of an atlas.</summary>
public static class AtlasLayers
{
    static readonly string[] Convolutions = ["Conv", "FusedConv"];

    /// <summary>
    /// The layers that fit some patterns, or the usual ones: those of activation functions, else convolutions.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="patterns">
    /// Names, aliases or node names, in which * stands for any letters and ? for one; null for the usual layers.
    /// </param>
    /// <exception cref="OnnxVizException">A pattern fits no layer, or gradients cannot be taken from one.</exception>
    public static IReadOnlyList<Layer> Of(Network network, IReadOnlyList<string>? patterns)
    {
        var chosen = patterns is null ? Usual(network) : Fitting(network, patterns);
        return chosen.FirstOrDefault(layer => !layer.Differentiable) is { } stuck && patterns is not null
            ? throw new OnnxVizException(
                $"no gradient passes from layer {stuck.Name} to the picture: leave it out of --layers")
            : [.. chosen.Where(layer => layer.Differentiable)];
    }

    static IReadOnlyList<Layer> Usual(Network network)
    {
        var activations = ActivationLayers.Of(network);
        Layer[] usual = activations.Count > 0
            ? [.. activations]
            : [.. network.FindLayers().All.Where(layer => Convolutions.Contains(layer.Operator))];
        return usual.Any(layer => layer.Differentiable)
            ? usual
            : throw new OnnxVizException(
                $"{network.Path} has neither activation functions nor convolutions that gradients reach: "
                + "name layers with --layers");
    }

    static IReadOnlyList<Layer> Fitting(Network network, IReadOnlyList<string> patterns)
    {
        var chosen = new HashSet<int>();
        foreach (var pattern in patterns)
        {
            var fitting = network.FindLayers().All.Where(layer => Fits(layer, pattern)).ToArray();
            chosen.UnionWith((fitting.Length > 0 ? fitting : [network.FindLayers().Find(pattern)])
                .Select(layer => layer.Index));
        }

        return [.. network.FindLayers().All.Where(layer => chosen.Contains(layer.Index))];
    }

    static bool Fits(Layer layer, string pattern) => new[] { layer.Name, layer.Tensor, layer.Node }.Any(
        name => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\"), name, ignoreCase: false));
}
