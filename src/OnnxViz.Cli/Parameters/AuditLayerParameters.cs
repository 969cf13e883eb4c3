using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which layers, of which those of activation functions are usual.</summary>
sealed record AuditLayerParameters : ICheckedParameters
{
    [Option(
        ValueName = "layer,...",
        Description = "Layers by name, alias or index, with commas between [default: those of ReLU and its kin]"),
         HasDefaultValue]
    public string[]? Layer { get; init; }

    [Option(Description = "All layers")]
    public bool All { get; init; }

    /// <inheritdoc/>
    public void Check() => LayerNames.RequireOneWay(Layer, All);

    /// <summary>The layers as they were asked for.</summary>
    /// <exception cref="OnnxVizException">None were asked for, and there is no activation function.</exception>
    public IReadOnlyList<string> Of(Network network)
    {
        string[] layers = Layer is null && !All
            ? [.. ActivationLayers.Of(network).Select(layer => layer.Tensor)]
            : [.. LayerNames.Of(network, Layer, All)];
        return layers.Length > 0
            ? layers
            : throw new OnnxVizException(
                $"{network.Path} has no ReLU or the like: name layers with --layer, or give --all");
    }
}
