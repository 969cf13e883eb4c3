using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The tensors whose gradient cannot reach the input because a node in between has no rule.</summary>
sealed class BlockedTensors
{
    readonly HashSet<string> _blocked = new(StringComparer.Ordinal);
    readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    readonly List<Node> _nodes = [];

    public BlockedTensors(OnnxGraph graph, string input, IReadOnlyDictionary<string, TensorType> types, GradientRules rules)
    {
        _reached.Add(input);
        foreach (var node in graph.Nodes)
        {
            Visit(node, types, rules);
        }
    }

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Whether gradients of a tensor fail to reach the input; a tensor that does not depend on it passes none either.</summary>
    public bool Contains(string tensor) => _blocked.Contains(tensor) || !_reached.Contains(tensor);

    void Visit(Node node, IReadOnlyDictionary<string, TensorType> types, GradientRules rules)
    {
        var inputs = Enumerable.Range(0, node.Inputs.Count)
            .Where(index => _reached.Contains(node.Inputs[index]) && !rules.IsConstant(node, index)).ToArray();
        if (inputs.Length == 0)
        {
            return;
        }

        var hasNoRule = inputs.Any(index => rules.Find(node, index) is null);
        if (hasNoRule)
        {
            _nodes.Add(node);
        }

        foreach (var output in node.Outputs.Where(output => output.Length > 0 && types[output].Element.IsFloat()))
        {
            _reached.Add(output);
            if (hasNoRule || inputs.Any(index => _blocked.Contains(node.Inputs[index])))
            {
                _blocked.Add(output);
            }
        }
    }
}
