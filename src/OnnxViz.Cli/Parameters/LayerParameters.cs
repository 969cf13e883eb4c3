using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which layers, of which some have to be named.</summary>
sealed record LayerParameters : ICheckedParameters
{
    [Option(ValueName = "layer,...", Description = "Layers by name, alias or index, with commas between"),
     HasDefaultValue]
    public string[]? Layer { get; init; }

    [Option(Description = "All layers")]
    public bool All { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        LayerNames.RequireOneWay(Layer, All);
        if (Layer is null && !All)
        {
            throw new UsageException("name layers with --layer, or give --all (`onnxviz inspect` lists them)");
        }
    }

    /// <summary>The layers as they were asked for.</summary>
    public IReadOnlyList<string> Of(Network network) => LayerNames.Of(network, Layer, All);
}
