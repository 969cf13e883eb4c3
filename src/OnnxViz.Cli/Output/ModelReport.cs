using OnnxViz.Cli.Options;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>What `inspect` tells about a model; the names are the keys of its JSON.</summary>
sealed record ModelReport(
    string File,
    long Size,
    long Opset,
    long Parameters,
    IReadOnlyList<ValueReport> Inputs,
    IReadOnlyList<ValueReport> Outputs,
    PreprocessingReport Preprocessing,
    IReadOnlyList<LayerReport> Layers,
    IReadOnlyList<NodeReport> Unsupported)
{
    public static ModelReport Of(Network network)
    {
        var preprocessing = network.Card.Preprocessing ?? Networks.Preprocessing.Presets["unit"];
        return new(
            network.Path,
            new FileInfo(network.Path).Length,
            network.Opset,
            network.Parameters,
            [.. network.Model.Graph.Fed.Select(ValueReport.Of)],
            [.. network.Model.Graph.Outputs.Select(ValueReport.Of)],
            PreprocessingReport.Of(preprocessing, PreprocessingOptions.Source(network.Card)),
            [.. network.Layers.All.Select(LayerReport.Of)],
            [.. network.Layers.Unsupported.Select(NodeReport.Of)]);
    }

    string Gradients => Layers.All(layer => layer.Differentiable) ? "pass every layer"
        : Unsupported.Count > 0 ? $"cannot pass {string.Join("; ", Unsupported)}"
        : "do not come back from every layer";

    public IEnumerable<string> Lines()
    {
        yield return $"file           {File}, {Size / 1e6:0.0} MB, opset {Opset}, {Parameters:#,0} parameters";
        yield return $"input          {string.Join(", ", Inputs)}";
        yield return $"output         {string.Join(", ", Outputs)}";
        yield return $"preprocessing  {Preprocessing.Name} ({Preprocessing.Source})";
        yield return $"gradients      {Gradients}";
        yield return "";
        foreach (var line in TextTable.Lines(LayerReport.Heads, [.. Layers.Select(layer => layer.Row())]))
        {
            yield return line;
        }
    }
}
