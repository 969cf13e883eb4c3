namespace OnnxViz.Graph;

/// <summary>
/// A graph: nodes in an order in which they can run, the constants they use, and what goes in and out. Immutable.
/// </summary>
public sealed record OnnxGraph(
    string Name,
    IReadOnlyList<ValueInfo> Inputs,
    IReadOnlyList<ValueInfo> Outputs,
    IReadOnlyDictionary<string, Tensor> Constants,
    IReadOnlyList<Node> Nodes)
{
    /// <summary>Declared types of inner tensors, as far as the file gives them.</summary>
    public IReadOnlyList<ValueInfo> Inner { get; init; } = [];

    /// <summary>The inputs a caller must feed: those that are not also constants.</summary>
    public IEnumerable<ValueInfo> Fed => Inputs.Where(input => !Constants.ContainsKey(input.Name));

    /// <summary>The node that makes each tensor.</summary>
    public IReadOnlyDictionary<string, Node> Producers()
    {
        var producers = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in Nodes)
        {
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                producers[output] = node;
            }
        }

        return producers;
    }
}
