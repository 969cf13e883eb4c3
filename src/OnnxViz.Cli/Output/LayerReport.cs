using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>A layer as `inspect` shows it; a receptive field of null is the whole picture.</summary>
sealed record LayerReport(
    int Index, string Name, string? Alias, string Tensor, string Operator, IReadOnlyList<long> Shape, long Channels,
    long? ReceptiveField, double Stride, bool Differentiable)
{
    public static string[] Heads { get; } =
        ["index", "name", "alias", "operator", "shape", "channels", "sees", "stride", "gradient"];

    public static LayerReport Of(Layer layer) => new(
        layer.Index, layer.Node, layer.Alias, layer.Tensor, layer.Operator, layer.Shape, layer.Channels,
        layer.ReceptiveField.Size, layer.ReceptiveField.Stride, layer.Differentiable);

    public string[] Row() =>
    [
        $"{Index}",
        Name,
        Alias ?? "",
        Operator,
        string.Join('x', Shape),
        $"{Channels}",
        ReceptiveField is { } pixels ? $"{pixels} px" : "all",
        ReceptiveField is null ? "" : $"{Stride:0.##}",
        Differentiable ? "yes" : "no",
    ];
}
