namespace OnnxViz.Graph.Passes;

/// <summary>
/// Lets Reshapes whose constants hold the number of pictures, or the height and width at their end, keep what these
/// are, so that a graph takes other numbers and sizes than those it was exported for.
/// </summary>
/// <param name="types">The types of the graph's tensors in the shape that it was exported for.</param>
/// <param name="shapes">The contents of those <see cref="Shapes"/> that are constant.</param>
/// <param name="batch">The number of pictures that it was exported for; null where that is open.</param>
public sealed class FreeReshapes(
    IReadOnlyDictionary<string, TensorType> types, IReadOnlyDictionary<string, Tensor> shapes, long? batch)
{
    /// <summary>The axes of a picture: what ends in fewer equal ones need not be one.</summary>
    const int AxesOfPictures = 2;

    /// <summary>The tensors that tell Reshapes their shapes.</summary>
    public static IEnumerable<string> Shapes(OnnxGraph graph) =>
        graph.Nodes.Where(IsReshape).Select(node => node.Input(1));

    /// <summary>Whether a graph has such Reshapes.</summary>
    public bool AreIn(OnnxGraph graph) =>
        graph.Nodes.Any(node => HoldsBatch(node) || EqualAtEnd(node) >= AxesOfPictures);

    /// <summary>The graph with such Reshapes freed.</summary>
    /// <param name="graph">A graph in the one dialect.</param>
    public OnnxGraph Apply(OnnxGraph graph)
    {
        var names = new NamePool();
        var constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        foreach (var name in constants.Keys.Concat(graph.Inputs.Select(input => input.Name)).Concat(
            graph.Nodes.SelectMany(node => node.Outputs)))
        {
            names.Claim(name);
        }

        return graph with
        {
            Nodes = [.. graph.Nodes.SelectMany(node => Freed(node, names, constants))],
            Constants = constants,
        };
    }

    IEnumerable<Node> Freed(Node node, NamePool names, Dictionary<string, Tensor> constants)
    {
        var kept = EqualAtEnd(node) is >= AxesOfPictures and var count ? count : 0;
        if (kept == 0 && !HoldsBatch(node))
        {
            return [node];
        }

        var numbers = shapes[node.Inputs[1]].ToLongs()[..^kept];
        numbers[0] = HoldsBatch(node) ? 0 : numbers[0];
        var front = names.Claim($"{node.Label}/shape");
        constants[front] = Tensor.Vector(numbers);
        if (kept == 0)
        {
            return [node with { Inputs = [node.Inputs[0], front] }];
        }

        var (end, whole) = (names.Claim($"{node.Label}/end"), names.Claim($"{node.Label}/sizes"));
        return
        [
            new("Shape", [node.Inputs[0]], [end], new() { { "start", -kept } }, end),
            new("Concat", [front, end], [whole], new() { { "axis", 0L } }, whole),
            node with { Inputs = [node.Inputs[0], whole] },
        ];
    }

    static bool IsReshape(Node node) =>
        node is { Operator: "Reshape", Domain: "" } && node.Attributes.Int("allowzero", 0) == 0;

    bool IsConstant(Node node) => IsReshape(node)
        && shapes.ContainsKey(node.Input(1))
        && types.ContainsKey(node.Inputs[0])
        && types.ContainsKey(node.Outputs[0]);

    bool HoldsBatch(Node node) =>
        IsConstant(node)
        && shapes[node.Inputs[1]].ToLongs() is [var first, ..] && first == batch
        && types[node.Inputs[0]].Shape is { Rank: > 0 } shape && shape[0] == batch;

    /// <summary>How many dimensions at the end stay as they are, others being before them.</summary>
    int EqualAtEnd(Node node)
    {
        if (!IsConstant(node))
        {
            return 0;
        }

        var (from, to) = (types[node.Inputs[0]].Shape, types[node.Outputs[0]].Shape);
        var most = Math.Min(from.Rank, to.Rank) - 1;
        return Enumerable.Range(1, Math.Max(0, most)).TakeWhile(
            count => from[from.Rank - count] == to[to.Rank - count]).Count();
    }
}
