using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>A node that gradients cannot pass, and why.</summary>
sealed record NodeReport(string Operator, string Name, string Reason)
{
    public static NodeReport Of(Obstacle obstacle) => new(obstacle.Node.FullOperator, obstacle.Node.Label, obstacle.Reason);

    public override string ToString() => $"{Operator} ({Name}): {Reason}";
}
