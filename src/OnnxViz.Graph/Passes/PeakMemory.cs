namespace OnnxViz.Graph.Passes;

/// <summary>
/// The most memory that the tensors of a graph take at the same time, while its nodes run one after the other.
/// </summary>
/// <param name="Bytes">
/// How much; constants do not count, and what is fed counts three times, since whoever feeds it has it too.
/// </param>
/// <param name="At">The node at which it is; null where it is before the first.</param>
public sealed record PeakMemory(Int128 Bytes, Node? At)
{
    /// <summary>What is fed is there as numbers, as bytes and as ONNX Runtime's own.</summary>
    const int Feeds = 3;

    /// <summary>Bytes that a text counts for, whatever its length.</summary>
    const int TextBytes = 32;

    /// <summary>Operators whose output is their input under another shape and takes no memory of its own.</summary>
    static readonly HashSet<string> Views = ["Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout"];

    /// <summary>Follows a graph node by node.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="types">The types of its tensors; one of unknown type counts nothing.</param>
    /// <exception cref="OnnxVizException">A tensor has a negative dimension.</exception>
    public static PeakMemory Of(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        var live = Feeds * Sum(graph.Fed.Select(input => input.Name), types);
        var peak = new PeakMemory(live, null);
        var gone = LastUses(graph);
        for (var position = 0; position < graph.Nodes.Count; position++)
        {
            var node = graph.Nodes[position];
            live += Views.Contains(node.Operator) ? 0 : Sum(node.Outputs, types);
            var now = live + Workspace(node, types);
            peak = now > peak.Bytes ? new(now, node) : peak;
            live -= Sum(gone[position], types);
        }

        return peak;
    }

    /// <summary>A transposed convolution first makes every tap of every window of a picture.</summary>
    static Int128 Workspace(Node node, IReadOnlyDictionary<string, TensorType> types) =>
        node.Operator == "ConvTranspose"
        && types.TryGetValue(node.Input(0), out var x)
        && types.TryGetValue(node.Input(1), out var weight)
        && x.Shape.Rank > 2 && weight.Shape.Rank == x.Shape.Rank
            ? Size(node.Label, weight.Sized([.. weight.Shape.Skip(1), .. x.Shape.Skip(2)]))
            : 0;

    static Int128 Sum(IEnumerable<string> names, IReadOnlyDictionary<string, TensorType> types) => names.Aggregate(
        Int128.Zero, (sum, name) => sum + (types.TryGetValue(name, out var type) ? Size(name, type) : 0));

    static Int128 Size(string name, TensorType type)
    {
        if (type.Shape.Any(dimension => dimension < 0))
        {
            throw new OnnxVizException($"tensor {name} would have the impossible shape {type.Shape}");
        }

        return type.Element switch
        {
            ElementType.Undefined => 0,
            ElementType.String => (Int128)type.Shape.Size * TextBytes,
            _ => type.Element.ByteCount(type.Shape.Size),
        };
    }

    /// <summary>
    /// For every node the tensors that nothing needs any more once it has run; who uses a view uses what it is a view
    /// of.
    /// </summary>
    static List<string>[] LastUses(OnnxGraph graph)
    {
        var viewed = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var position = 0; position < graph.Nodes.Count; position++)
        {
            var node = graph.Nodes[position];
            if (Views.Contains(node.Operator))
            {
                viewed[node.Outputs[0]] = Root(node.Input(0));
            }

            foreach (var name in node.Inputs.Concat(Captures.Of(node)).Concat(node.Outputs))
            {
                last[Root(name)] = position;
            }
        }

        foreach (var name in graph.Inputs.Concat(graph.Outputs).Select(info => info.Name).Concat(graph.Constants.Keys))
        {
            last.Remove(Root(name));
        }

        var gone = graph.Nodes.Select(_ => new List<string>()).ToArray();
        foreach (var (name, position) in last)
        {
            gone[position].Add(name);
        }

        return gone;

        string Root(string name) => viewed.GetValueOrDefault(name, name);
    }
}
