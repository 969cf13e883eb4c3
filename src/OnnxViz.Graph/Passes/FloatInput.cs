namespace OnnxViz.Graph.Passes;

/// <summary>
/// Lets an input of whole numbers, such as the bytes of a picture, take floats, so that it has a gradient.
/// </summary>
public static class FloatInput
{
    /// <summary>Operators that move numbers of any type about.</summary>
    static readonly HashSet<string> Moves = [
        "Flatten", "Identity", "Reshape", "Slice", "Squeeze", "Transpose", "Unsqueeze"];

    static readonly HashSet<string> Ends = ["Cast", "Shape", "Size"];

    /// <summary>The graph with floats up to where it makes floats of the input itself.</summary>
    /// <param name="graph">A graph in any operator set.</param>
    /// <param name="input">The input of whole numbers.</param>
    /// <exception cref="OnnxVizException">The graph computes with the whole numbers before.</exception>
    public static OnnxGraph Apply(OnnxGraph graph, ValueInfo input)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal) { input.Name };
        var constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        var nodes = new List<Node>();
        foreach (var node in graph.Nodes)
        {
            nodes.AddRange(changed.Contains(node.Input(0))
                ? Follow(node, input, changed, constants)
                : [Untouched(node, input, changed)]);
        }

        return graph with
        {
            Inputs =
                [.. graph.Inputs.Select(
                    other => other.Name == input.Name ? other with { Element = ElementType.Float } : other)],
            Outputs =
                [.. graph.Outputs.Select(
                    output => changed.Contains(output.Name) ? output with { Element = ElementType.Float } : output)],
            Inner = [.. graph.Inner.Where(info => !changed.Contains(info.Name))],
            Constants = constants,
            Nodes = nodes,
        };
    }

    static IEnumerable<Node> Follow(
        Node node, ValueInfo input, HashSet<string> changed, Dictionary<string, Tensor> constants)
    {
        if (node is { Domain: "", Operator: "DequantizeLinear" } && !node.Inputs.Skip(1).Any(changed.Contains))
        {
            return Dequantized(node, input, constants);
        }

        var moves = node.Domain.Length == 0 && Moves.Contains(node.Operator);
        if (moves)
        {
            changed.UnionWith(node.Outputs);
        }

        return moves || (node.Domain.Length == 0 && Ends.Contains(node.Operator)) ? [node] : throw Whole(node, input);
    }

    /// <remarks>(x - zero point) scale, for numbers that lie together.</remarks>
    static IEnumerable<Node> Dequantized(Node node, ValueInfo input, Dictionary<string, Tensor> constants)
    {
        var centred = node.Inputs[0];
        if (node.Input(2).Length > 0)
        {
            if (!constants.TryGetValue(node.Inputs[2], out var zero) || zero.Shape.Size != 1)
            {
                throw Whole(node, input);
            }

            var (name, difference) = ($"{node.Outputs[0]}/zero", $"{node.Outputs[0]}/centred");
            constants[name] = Tensor.Of(zero.ToFloats(), Shape.Scalar);
            yield return new("Sub", [centred, name], [difference], Attributes.None, difference);
            centred = difference;
        }

        yield return new("Mul", [centred, node.Inputs[1]], node.Outputs, Attributes.None, node.Name);
    }

    static Node Untouched(Node node, ValueInfo input, HashSet<string> changed) =>
        node.Inputs.Concat(Captures.Of(node)).Any(changed.Contains) ? throw Whole(node, input) : node;

    static OnnxVizException Whole(Node node, ValueInfo input) => new(
        $"input {input.Name} takes {input.Element}, and node {node.Label} ({node.FullOperator}) computes with these "
        + "whole numbers, "
        + "which have no gradient: export the model with an input of 32-bit floats");
}
