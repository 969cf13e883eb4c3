using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>
/// Reverse-mode differentiation: walks a graph from a value back to what it depends on and writes the gradients into
/// the same graph.
/// </summary>
public sealed class Differentiator(GradientRules rules)
{
    /// <summary>Writes the gradients of a value.</summary>
    /// <param name="objective">The value to differentiate; where it is no scalar, the sum of its elements is.</param>
    /// <param name="variables">The values to differentiate with respect to.</param>
    /// <returns>
    /// A gradient for each variable, of the variable's type; zeros where the objective does not depend on it.
    /// </returns>
    /// <exception cref="OnnxVizException">
    /// Gradients cannot pass some nodes in between; the message lists them all, with the reasons.
    /// </exception>
    public IReadOnlyList<Value> Differentiate(Value objective, params IReadOnlyList<Value> variables) =>
        Differentiate([new(objective, objective.Builder.Ones(objective.Type))], variables);

    /// <summary>
    /// Writes vector-Jacobian products: the gradients of the sum of all seeds' elementwise products with their values.
    /// </summary>
    /// <param name="seeds">Values of one graph with the gradients that arrive at them.</param>
    /// <param name="variables">The values to differentiate with respect to.</param>
    /// <returns>
    /// A gradient for each variable, of the variable's type; zeros where no seeded value depends on it.
    /// </returns>
    /// <exception cref="OnnxVizException">
    /// Gradients cannot pass some nodes in between; the message lists them all, with the reasons.
    /// </exception>
    public IReadOnlyList<Value> Differentiate(IReadOnlyList<Seed> seeds, IReadOnlyList<Value> variables)
    {
        var graph = seeds[0].Output.Builder;
        var active = new ActiveNodes(
            graph.Nodes,
            rules,
            seeds.Select(seed => seed.Output.Name),
            variables.Select(variable => variable.Name),
            name => graph[name].Element);
        active.RequireRules();
        var adjoints = new Adjoints(graph);
        foreach (var seed in seeds)
        {
            adjoints.Add(seed.Output, seed.Gradient);
        }

        foreach (var node in active.Backwards())
        {
            PullBack(graph, adjoints, node, active.Dependents);
        }

        graph.Scope = "";
        return [.. variables.Select(variable => adjoints.Of(variable.Name) ?? graph.Zeros(variable.Type))];
    }

    /// <remarks>
    /// Tensors without elements get no gradients; that of a tensor of integers that stand for numbers is in single
    /// precision.
    /// </remarks>
    void PullBack(GraphBuilder graph, Adjoints adjoints, ActiveNode active, Dependents dependents)
    {
        var node = active.Node;
        graph.Scope = $"gradient/{node.Label}";
        var arriving = node.Outputs.Select(output => output.Length == 0 ? null : adjoints.Of(output)).ToArray();
        if (arriving.All(gradient => gradient is not { Shape.Size: > 0 }))
        {
            return;
        }

        foreach (var index in active.Inputs.Where(index => graph[node.Inputs[index]].Shape.Size > 0))
        {
            var input = graph[node.Inputs[index]];
            var gradient = rules.Find(node, index)!(new Pullback(graph, node, index, arriving, dependents));
            var element = dependents.IsQuantized(input.Name) ? ElementType.Float : input.Element;
            adjoints.Add(input, gradient.SumTo(input.Shape).Cast(element));
        }
    }
}
