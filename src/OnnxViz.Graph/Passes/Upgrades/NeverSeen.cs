namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// Old forms that no exporter of convolutional networks is known to write: refused rather than rewritten untried.
/// </summary>
static class NeverSeen
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("Tile", 6, (_, r) => throw r.Refuse("Tile with tiles and axis is not supported")),
        new("Scan", 9, (_, r) => throw r.Refuse("Scan over a batch is not supported")),
        .. Upgrade.Of(["GivenTensorFill", "ConstantFill", "GRUUnit", "ATen"], Upgrade.Gone,
            (_, r) => throw r.Refuse("it is not part of ONNX any more")),
    ];
}
