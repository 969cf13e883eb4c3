using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Networks;

/// <summary>
/// Which tensors of a graph have a gradient with respect to the picture, and what found that of others.
/// </summary>
sealed class Obstacles
{
    const string Random = "it draws random numbers, and what depends on them differs from run to run";
    const string Constant = "its result is constant almost everywhere, or no number, so it passes no gradient";

    readonly HashSet<string> _blocked = new(StringComparer.Ordinal);
    readonly Dictionary<Node, string> _closed = new(ReferenceEqualityComparer.Instance);
    readonly OnnxGraph _graph;
    readonly Dependents _reached;
    readonly IReadOnlyDictionary<string, Node> _random;

    public Obstacles(OnnxGraph graph, string input, IReadOnlyDictionary<string, TensorType> types, GradientRules rules)
    {
        (_graph, _reached) = (graph, new(rules, [input], name => types[name].Element));
        _random = RandomDraws.Dependents(graph);
        foreach (var active in graph.Nodes.Select(_reached.Visit).OfType<ActiveNode>())
        {
            Visit(active, active.Obstacle(rules));
        }
    }

    /// <summary>
    /// Whether gradients of a tensor fail to reach the picture; a tensor that does not depend on it passes none either.
    /// </summary>
    public bool Contains(string tensor) =>
        _blocked.Contains(tensor) || !_reached.Contains(tensor) || _random.ContainsKey(tensor);

    /// <summary>
    /// The nodes that gradients of some tensors cannot pass, or pass none by their nature, in running order.
    /// </summary>
    public IReadOnlyList<Obstacle> Before(IEnumerable<string> tensors)
    {
        var behind = tensors.Where(Contains).ToHashSet(StringComparer.Ordinal);
        var found = new List<Obstacle>();
        foreach (var node in _graph.Nodes.Reverse().Where(node => node.Outputs.Any(behind.Contains)))
        {
            behind.UnionWith(node.Inputs.Where(input => input.Length > 0 && Contains(input)));
            if (ReasonAt(node) is { } reason)
            {
                found.Add(new(node, reason));
            }
        }

        return [.. Enumerable.Reverse(found)];
    }

    string? ReasonAt(Node node) => RandomDraws.IsIn(node) ? Random : _closed.GetValueOrDefault(node)
        ?? (node.Inputs.Any(_reached.Contains) && !node.Outputs.Any(_reached.Contains) ? Constant : null);

    void Visit(ActiveNode active, string? obstacle)
    {
        var node = active.Node;
        if (obstacle is not null)
        {
            _closed.Add(node, obstacle);
        }

        if (obstacle is not null || active.Inputs.Any(index => _blocked.Contains(node.Inputs[index])))
        {
            _blocked.UnionWith(node.Outputs.Where(_reached.Contains));
        }
    }
}
