namespace OnnxViz.Graph.Passes.Upgrades.Fused;

/// <summary>Operators of ONNX Runtime's own that mean what a standard one means.</summary>
static class Synonyms
{
    static readonly string[] Same =
        ["DequantizeLinear", "GatherND", "LayerNormalization", "Pad", "QuantizeLinear", "Range", "Trilu"];

    public static IEnumerable<Upgrade> Rows { get; } =
    [
        .. Same.Select(name => Upgrade.Own(name, (node, r) => node with { Domain = "" })),
        Upgrade.Own("GridSample", GridSample),
        Upgrade.Own("ExpandDims", ExpandDims),
    ];

    /// <remarks>The axis is a scalar, perhaps of 32 bits.</remarks>
    static Node ExpandDims(Node node, Rewriting r)
    {
        var axis = r.Op("Cast", [node.Input(1)], new() { { "to", (long)ElementType.Int64 } });
        return r.Last("Unsqueeze", [node.Input(0), r.Op("Reshape", [axis, r.Integers(1)])]);
    }

    static Node GridSample(Node node, Rewriting r) => node with
    {
        Domain = "",
        Attributes = node.Attributes.With("mode", Defaults.GridMode(node.Attributes.Text("mode", "bilinear"))),
    };
}
