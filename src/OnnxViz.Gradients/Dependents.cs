using OnnxViz.Graph;
using OnnxViz.Graph.Passes;

namespace OnnxViz.Gradients;

/// <summary>
/// The tensors that depend on some variables in a way that gradients can go back: numbers, and integers that stand for
/// numbers, which is what QuantizeLinear makes and what is made of that. Nodes are visited in running order.
/// </summary>
/// <param name="rules">The rules, which also tell where an operator passes no gradient.</param>
/// <param name="variables">The variables.</param>
/// <param name="elementOf">The element type of a tensor.</param>
public sealed class Dependents(GradientRules rules, IEnumerable<string> variables, Func<string, ElementType> elementOf)
{
    readonly HashSet<string> _tensors = variables.ToHashSet(StringComparer.Ordinal);
    readonly HashSet<string> _quantized = new(StringComparer.Ordinal);

    /// <summary>Whether a tensor is one of them.</summary>
    public bool Contains(string tensor) => _tensors.Contains(tensor);

    /// <summary>Whether a tensor is one of them and its elements stand for numbers of more precision.</summary>
    public bool IsQuantized(string tensor) => _quantized.Contains(tensor);

    /// <summary>Takes a node's outputs in; null where the node depends on no variable.</summary>
    public ActiveNode? Visit(Node node)
    {
        var inputs = Enumerable.Range(0, node.Inputs.Count)
            .Where(index => _tensors.Contains(node.Inputs[index]) && !rules.IsConstant(node, index)).ToArray();
        var captures = Captures.Of(node).Any(_tensors.Contains);
        if (inputs.Length == 0 && !captures)
        {
            return null;
        }

        var quantizes = node is { Domain: "", Operator: "QuantizeLinear" or "DynamicQuantizeLinear" }
            || inputs.Any(index => IsQuantized(node.Inputs[index]));
        foreach (var output in node.Outputs.Where(output => output.Length > 0))
        {
            Take(output, elementOf(output), quantizes);
        }

        return new(node, inputs, captures);
    }

    /// <remarks>What is no tensor, such as a sequence, has no element type; it may hold numbers all the same.</remarks>
    void Take(string output, ElementType element, bool quantizes)
    {
        if (element.IsFloat() || element == ElementType.Undefined)
        {
            _tensors.Add(output);
        }
        else if (quantizes && element.IsQuantized())
        {
            _tensors.Add(output);
            _quantized.Add(output);
        }
    }
}
