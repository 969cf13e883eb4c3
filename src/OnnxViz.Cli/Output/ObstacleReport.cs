using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>An operator where gradients stop: how often, at which nodes, and why.</summary>
sealed record ObstacleReport(string Operator, int Count, IReadOnlyList<string> Nodes, string Reason)
{
    const int FewNodes = 3;

    public static IReadOnlyList<ObstacleReport> Of(IEnumerable<Obstacle> obstacles) =>
    [
        .. obstacles.GroupBy(obstacle => (obstacle.Node.FullOperator, obstacle.Reason), obstacle => obstacle.Node.Label)
            .Select(group => new ObstacleReport(group.Key.FullOperator, group.Count(), [.. group.Take(FewNodes)], group.Key.Reason)),
    ];

    public override string ToString() =>
        $"{Operator} ({(Count > FewNodes ? $"{Count}: " : "")}{string.Join(", ", Nodes)}{(Count > FewNodes ? " ..." : "")})";
}
