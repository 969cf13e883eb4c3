using System.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The options that say which layers.</summary>
/// <param name="usual">Which layers are meant where none are named; null where some have to be.</param>
sealed class LayerOptions(string? usual = null)
{
    readonly Option<string[]> _layers = new("--layer")
    {
        Description = $"Layers by name, alias or index, with commas between{(usual is null ? "" : $" [default: {usual}]")}",
        HelpName = "layer,...",
    };

    readonly Option<bool> _all = new("--all") { Description = "All layers" };

    public void AddTo(Command command)
    {
        command.Add(_layers);
        command.Add(_all);
        command.Validators.Add(result =>
        {
            var (isNamed, isAll) = (result.GetResult(_layers) is not null, result.GetResult(_all) is not null);
            if (isNamed && isAll)
            {
                result.AddError("--layer and --all exclude each other");
            }
            else if (!isNamed && !isAll && usual is null)
            {
                result.AddError("name layers with --layer, or give --all (`onnxviz inspect` lists them)");
            }
        });
    }

    /// <summary>Whether layers were asked for.</summary>
    public bool IsGiven(ParseResult args) => args.GetResult(_layers) is not null || args.GetValue(_all);

    /// <summary>The layers as they were asked for.</summary>
    /// <exception cref="OnnxVizException">There is no such layer.</exception>
    public IReadOnlyList<string> Of(ParseResult args, Network network) => args.GetValue(_all)
        ? [.. network.Layers.All.Where(layer => network.Holds(layer.Tensor)).Select(layer => layer.Tensor)]
        : [.. (args.GetValue(_layers) ?? []).SelectMany(text => IsOne(network, text) ? [text] : text.Split(','))];

    /// <remarks>A layer's own name may have commas.</remarks>
    static bool IsOne(Network network, string text) =>
        network.Layers.All.Any(layer => text == layer.Alias || text == layer.Tensor || text == layer.Node);
}
