using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>The nodes on the ways from some variables to an objective, and which of their inputs lie on these ways.</summary>
public sealed class ActiveNodes
{
    readonly List<(Node Node, IReadOnlyList<int> Inputs)> _active = [];
    readonly GradientRules _rules;

    /// <summary>Finds the ways.</summary>
    /// <param name="nodes">All nodes, in running order.</param>
    /// <param name="rules">The rules, which also tell where a way ends because an operator passes no gradient.</param>
    /// <param name="objectives">The tensors that the ways lead to.</param>
    /// <param name="variables">The tensors that they come from.</param>
    /// <param name="carries">Whether a tensor is of a type that carries gradients; where types are not known, all do.</param>
    public ActiveNodes(
        IReadOnlyList<Node> nodes,
        GradientRules rules,
        IEnumerable<string> objectives,
        IEnumerable<string> variables,
        Func<string, bool>? carries = null)
    {
        _rules = rules;
        var needed = Needed(nodes, objectives);
        var moving = variables.ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.Where(node => node.Outputs.Any(needed.Contains)))
        {
            var inputs = Enumerable.Range(0, node.Inputs.Count)
                .Where(index => moving.Contains(node.Inputs[index]) && !rules.IsConstant(node, index)).ToArray();
            if (inputs.Length > 0)
            {
                _active.Add((node, inputs));
                moving.UnionWith(node.Outputs.Where(output => output.Length > 0 && (carries?.Invoke(output) ?? true)));
            }
        }
    }

    /// <summary>The nodes on the ways that no rule covers.</summary>
    public IEnumerable<Node> WithoutRule =>
        _active.Where(active => active.Inputs.Any(input => _rules.Find(active.Node, input) is null)).Select(active => active.Node);

    /// <summary>The nodes from the objective back, each with the inputs that want a gradient.</summary>
    public IEnumerable<(Node Node, IReadOnlyList<int> Inputs)> Backwards() => Enumerable.Reverse(_active);

    /// <summary>Checks that there is a rule for every node on the ways.</summary>
    /// <exception cref="OnnxVizException">There is none for some; the message lists them all.</exception>
    public void RequireRules()
    {
        var missing = WithoutRule.GroupBy(node => node.FullOperator)
            .Select(group => $"{group.Key} ({string.Join(", ", group.Select(node => node.Label))})").ToArray();
        if (missing.Length > 0)
        {
            throw new OnnxVizException(
                $"no gradient rule for: {string.Join("; ", missing)}. Choose a layer before these, or add a rule (see OnnxViz.Gradients/README.md)");
        }
    }

    static HashSet<string> Needed(IReadOnlyList<Node> nodes, IEnumerable<string> objectives)
    {
        var needed = objectives.ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.Reverse().Where(node => node.Outputs.Any(needed.Contains)))
        {
            needed.UnionWith(node.Inputs.Where(input => input.Length > 0));
        }

        return needed;
    }
}
