using OnnxViz.Graph;

namespace OnnxViz.Cli.Output;

/// <summary>How often an operator occurs.</summary>
sealed record OperatorCount(string Operator, int Count)
{
    public static IReadOnlyList<OperatorCount> Of(IEnumerable<Node> nodes) =>
        [.. nodes.CountBy(node => node.FullOperator).OrderByDescending(pair => pair.Value).Select(pair => new OperatorCount(pair.Key, pair.Value))];

    public override string ToString() => $"{Count} {Operator}";
}
