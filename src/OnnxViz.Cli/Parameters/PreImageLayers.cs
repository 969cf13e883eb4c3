using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which layers are to see the picture.</summary>
sealed record PreImageLayers : ICheckedParameters
{
    [Option(
        ValueName = "layer,...",
        Description = "Layers by name, alias or index, with commas between [default: the output of a descriptor]"),
     HasDefaultValue]
    public string[]? Layer { get; init; }

    [Option(Description = "All layers")]
    public bool All { get; init; }

    /// <inheritdoc/>
    public void Check() => LayerNames.RequireOneWay(Layer, All);

    /// <summary>The layers that were asked for.</summary>
    /// <exception cref="OnnxVizException">None were, or there is no such layer.</exception>
    public IReadOnlyList<Layer> Of(Network network, bool isDescriptor)
    {
        var layers = network.FindLayers();
        if (Layer is null && !All)
        {
            return isDescriptor
                ? [layers.OfTensor(network.ToModel().Graph.Outputs[0].Name)]
                : throw new UsageException(
                    "name layers with --layer, or give --all (`onnxviz inspect` lists them)");
        }

        return [.. LayerNames.Of(network, Layer, All).Select(layers.Find).Distinct()];
    }
}
