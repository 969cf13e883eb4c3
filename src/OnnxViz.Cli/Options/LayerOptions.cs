using System.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say which layers.</summary>
sealed class LayerOptions
{
    readonly Option<string[]> _layers = new("--layer")
    {
        Description = "Layers by name, alias or index, with commas between",
        HelpName = "layer,...",
    };

    readonly Option<bool> _all = new("--all") { Description = "All layers" };

    public void AddTo(Command command)
    {
        command.Add(_layers);
        command.Add(_all);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(_layers) is null) == (result.GetResult(_all) is null))
            {
                result.AddError("name layers with --layer, or give --all (`onnxviz inspect` lists them)");
            }
        });
    }

    /// <summary>The layers as they were asked for.</summary>
    /// <exception cref="OnnxVizException">There is no such layer.</exception>
    public IReadOnlyList<string> Of(ParseResult args, Network network) => args.GetValue(_all)
        ? [.. network.Layers.All.Where(layer => network.Holds(layer.Tensor)).Select(layer => layer.Tensor)]
        : [.. (args.GetValue(_layers) ?? []).SelectMany(text => IsOne(network, text) ? [text] : text.Split(','))];

    /// <remarks>A layer's own name may have commas.</remarks>
    static bool IsOne(Network network, string text) =>
        network.Layers.All.Any(layer => text == layer.Alias || text == layer.Tensor || text == layer.Node);
}
