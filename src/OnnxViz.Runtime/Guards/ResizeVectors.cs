using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses Resize nodes whose scales or sizes are no short vectors: ONNX Runtime writes what they hold into a place for
/// a few numbers, whatever their length, and the process ends.
/// </summary>
static class ResizeVectors
{
    /// <summary>A region has two numbers for each axis.</summary>
    const int Longest = 16;

    static readonly string[] Names = ["", "region", "scales", "sizes"];

    /// <summary>Looks at what is known of the types.</summary>
    /// <exception cref="OnnxVizException">An input of a Resize is no short vector.</exception>
    public static void Require(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var (node, index, name) in Inputs(graph))
        {
            if (types.TryGetValue(name, out var type) && (type.Shape.Rank != 1 || type.Shape.Size > Longest))
            {
                throw new OnnxVizException(
                    $"node {node.Label} (Resize): the {Names[index]} {name} are {type}, not a number for each axis");
            }
        }
    }

    /// <summary>Refuses such inputs of unknown length too.</summary>
    /// <exception cref="OnnxVizException">Nothing says how long an input of a Resize is.</exception>
    public static void RequireKnown(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        Require(graph, types);
        foreach (var (node, index, name) in Inputs(graph).Where(input => !types.ContainsKey(input.Name)))
        {
            throw new OnnxVizException(
                $"node {node.Label} (Resize): nothing says how many {Names[index]} {name} has; "
                + "export the model with them as constants");
        }
    }

    static IEnumerable<(Node Node, int Index, string Name)> Inputs(OnnxGraph graph) =>
        from node in graph.Nodes
        where node is { Operator: "Resize", Domain: "" }
        from index in Enumerable.Range(1, Names.Length - 1)
        where node.Input(index).Length > 0
        select (node, index, node.Input(index));
}
