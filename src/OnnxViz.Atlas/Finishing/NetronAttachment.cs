namespace OnnxViz.Atlas;

/// <summary>
/// What the graph viewer Netron shows beside a model when it is dropped onto it: figures of the nodes and tensors that
/// are layers of an atlas.
/// </summary>
static class NetronAttachment
{
    const string Signature = "netron:attachment";

    /// <summary>The file's text.</summary>
    public static string Text(AtlasPlan plan, IReadOnlyList<LayerFindings> layers) => AtlasJson.Text(new
    {
        signature = Signature,
        metadata = layers.SelectMany(Pages)
            .Prepend(new("graph", "", "atlas", $"configuration {plan.Configuration}", "string")).ToArray(),
        metrics = layers.SelectMany(Figures).ToArray(),
    });

    static IEnumerable<NetronItem> Pages(LayerFindings layer) =>
        Targets(layer, "atlas page", $"{layer.Plan.Folder}/index.html", "string");

    static IEnumerable<NetronItem> Figures(LayerFindings layer) =>
    [
        .. Targets(layer, "units", layer.Units.Count, "int32"),
        .. Targets(layer, "dead units", layer.Dead, "int32"),
        .. Targets(layer, "dead share", (double)layer.Dead / layer.Units.Count, "percentage"),
        .. Targets(layer, "median score", Median([.. layer.Units.Select(unit => (double)unit.Score)]), "float32"),
        .. layer.Units.Any(unit => unit.Percentile is not null)
            ? Targets(layer, "median percentile among photographs", MedianPercentile(layer), "float32")
            : [],
    ];

    static double MedianPercentile(LayerFindings layer) =>
        Median([.. layer.Units.Select(unit => unit.Percentile).OfType<double>()]);

    /// <remarks>Netron finds nodes and values by name, and takes a name up to its first line end.</remarks>
    static IEnumerable<NetronItem> Targets(LayerFindings layer, string name, object value, string type) =>
    [
        new("value", FirstLine(layer.Layer.Tensor), name, value, type),
        .. layer.Layer.Node == layer.Layer.Tensor
            ? (NetronItem[])[]
            : [new("node", FirstLine(layer.Layer.Node), name, value, type)],
    ];

    static string FirstLine(string name) => name.Split('\n')[0];

    static double Median(double[] numbers)
    {
        Array.Sort(numbers);
        return (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2;
    }
}
