using OnnxViz.Graph;

namespace OnnxViz.Cli.Output;

/// <summary>A node that gradients cannot pass.</summary>
sealed record NodeReport(string Operator, string Name)
{
    public static NodeReport Of(Node node) => new(node.FullOperator, node.Label);

    public override string ToString() => $"{Operator} ({Name})";
}
