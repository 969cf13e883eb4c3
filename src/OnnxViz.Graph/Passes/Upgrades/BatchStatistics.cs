namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>The statistics that a BatchNormalization hands out beside its result.</summary>
static class BatchStatistics
{
    const int Mean = 3;
    const int Variance = 4;

    /// <summary>
    /// The node with its result alone, and what its further outputs are where the stored statistics are in force:
    /// these.
    /// </summary>
    public static IEnumerable<Node> Stored(Node node) => node.Operator != "BatchNormalization" ? [node] :
    [
        node with { Outputs = [.. node.Outputs.Take(1)] },
        .. node.Outputs.Index().Skip(1).Where(output => output.Item.Length > 0).Select(output => new Node(
            "Identity", [node.Input(output.Index % 2 == 1 ? Mean : Variance)], [output.Item], Attributes.None,
            output.Item)),
    ];
}
