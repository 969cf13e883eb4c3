using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The tensors whose gradient cannot reach the input because gradients cannot pass a node in between.</summary>
sealed class BlockedTensors
{
    readonly HashSet<string> _blocked = new(StringComparer.Ordinal);
    readonly List<Obstacle> _obstacles = [];
    readonly Dependents _reached;

    public BlockedTensors(OnnxGraph graph, string input, IReadOnlyDictionary<string, TensorType> types, GradientRules rules)
    {
        _reached = new(rules, [input], name => types[name].Element);
        foreach (var active in graph.Nodes.Select(_reached.Visit).OfType<ActiveNode>())
        {
            Visit(active, rules);
        }
    }

    public IReadOnlyList<Obstacle> Obstacles => _obstacles;

    /// <summary>Whether gradients of a tensor fail to reach the input; a tensor that does not depend on it passes none either.</summary>
    public bool Contains(string tensor) => _blocked.Contains(tensor) || !_reached.Contains(tensor);

    void Visit(ActiveNode active, GradientRules rules)
    {
        var node = active.Node;
        var reason = active.Obstacle(rules);
        if (reason is not null)
        {
            _obstacles.Add(new(node, reason));
        }

        if (reason is not null || active.Inputs.Any(index => _blocked.Contains(node.Inputs[index])))
        {
            _blocked.UnionWith(node.Outputs.Where(_reached.Contains));
        }
    }
}
