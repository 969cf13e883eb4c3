namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Operators whose axes became an input.</summary>
static class Axes
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        .. Upgrade.Of(
            ["Squeeze", "Unsqueeze", "ReduceSum"], 13, (node, r) => AttributesToInputs.Vector(node, r, "axes")),
        .. Upgrade.Of(
            ["ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMax", "ReduceMean", "ReduceMin",
                "ReduceProd", "ReduceSumSquare"],
            18, (node, r) => AttributesToInputs.Vector(node, r, "axes")),
    ];
}
