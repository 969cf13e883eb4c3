using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Gradients;

/// <summary>The nodes on the ways from some variables to an objective.</summary>
public sealed class ActiveNodes
{
    readonly List<ActiveNode> _active = [];
    readonly GradientRules _rules;

    /// <summary>Finds the ways.</summary>
    /// <param name="nodes">All nodes, in running order.</param>
    /// <param name="rules">The rules, which also tell where a way ends because an operator passes no gradient.</param>
    /// <param name="objectives">The tensors that the ways lead to.</param>
    /// <param name="variables">The tensors that they come from.</param>
    /// <param name="elementOf">The element type of a tensor.</param>
    public ActiveNodes(
        IReadOnlyList<Node> nodes,
        GradientRules rules,
        IEnumerable<string> objectives,
        IEnumerable<string> variables,
        Func<string, ElementType> elementOf)
    {
        _rules = rules;
        Dependents = new(rules, variables, elementOf);
        var needed = Needed(nodes, objectives);
        _active.AddRange(
            nodes.Where(node => node.Outputs.Any(needed.Contains)).Select(Dependents.Visit).OfType<ActiveNode>()
            .Where(
                active => active.Node.Outputs.Any(output => needed.Contains(output) && Dependents.Contains(output))));
    }

    /// <summary>The tensors on the ways.</summary>
    public Dependents Dependents { get; }

    /// <summary>The nodes from the objective back.</summary>
    public IEnumerable<ActiveNode> Backwards() => Enumerable.Reverse(_active);

    /// <summary>Checks that gradients can pass every node on the ways.</summary>
    /// <exception cref="OnnxVizException">
    /// They cannot pass some; the message lists them all, with the reasons.
    /// </exception>
    public void RequireRules()
    {
        var closed = _active.Select(active => (active.Node, Reason: active.Obstacle(_rules)))
            .Where(pair => pair.Reason is not null)
            .GroupBy(pair => (pair.Node.FullOperator, pair.Reason), pair => pair.Node.Label)
            .Select(group => $"{group.Key.FullOperator} ({string.Join(", ", group)}): {group.Key.Reason}").ToArray();
        if (closed.Length > 0)
        {
            throw new OnnxVizException(
                $"gradients cannot pass {string.Join("; ", closed)}. "
                + "Choose a layer before, or add a rule (see OnnxViz.Gradients/README.md)");
        }
    }

    static HashSet<string> Needed(IReadOnlyList<Node> nodes, IEnumerable<string> objectives)
    {
        var needed = objectives.ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.Reverse().Where(node => node.Outputs.Any(needed.Contains)))
        {
            needed.UnionWith(node.Inputs.Concat(Captures.Of(node)).Where(input => input.Length > 0));
        }

        return needed;
    }
}
