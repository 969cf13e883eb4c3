namespace OnnxViz.Graph.Passes;

/// <summary>Lets a graph that was exported for so many pictures take another number of them.</summary>
public static class FreeBatch
{
    /// <summary>
    /// The graph with Reshapes that keep their input's first dimension whatever it is, where their shapes hold the number of pictures.
    /// </summary>
    /// <param name="graph">A graph in the one dialect.</param>
    /// <param name="types">The types of its tensors for the number of pictures that it was exported for.</param>
    /// <param name="shapes">The contents of those <see cref="Shapes"/> that are constant.</param>
    /// <param name="batch">That number.</param>
    public static OnnxGraph Apply(
        OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types, IReadOnlyDictionary<string, Tensor> shapes, long batch)
    {
        var names = new NamePool();
        var constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        foreach (var name in constants.Keys.Concat(graph.Inputs.Select(input => input.Name)).Concat(graph.Nodes.SelectMany(node => node.Outputs)))
        {
            names.Claim(name);
        }

        return graph with { Nodes = [.. graph.Nodes.Select(Freed)], Constants = constants };

        Node Freed(Node node)
        {
            if (!HoldsBatch(node, shapes, batch) || types[node.Inputs[0]].Shape is not { Rank: > 0 } shape || shape[0] != batch)
            {
                return node;
            }

            var name = names.Claim($"{node.Label}/shape");
            constants[name] = Tensor.Vector([0, .. shapes[node.Inputs[1]].ToLongs()[1..]]);
            return node with { Inputs = [node.Inputs[0], name] };
        }
    }

    /// <summary>The tensors that tell Reshapes their shapes.</summary>
    public static IEnumerable<string> Shapes(OnnxGraph graph) => graph.Nodes.Where(IsReshape).Select(node => node.Input(1));

    /// <summary>Whether there is a Reshape whose shape begins with a number of pictures.</summary>
    public static bool IsNeeded(OnnxGraph graph, IReadOnlyDictionary<string, Tensor> shapes, long batch) =>
        graph.Nodes.Any(node => HoldsBatch(node, shapes, batch));

    static bool IsReshape(Node node) => node is { Operator: "Reshape", Domain: "" } && node.Attributes.Int("allowzero", 0) == 0;

    static bool HoldsBatch(Node node, IReadOnlyDictionary<string, Tensor> shapes, long batch) =>
        IsReshape(node)
        && shapes.TryGetValue(node.Input(1), out var shape)
        && shape.ToLongs() is [var first, ..] && first == batch;
}
