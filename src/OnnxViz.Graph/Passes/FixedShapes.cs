namespace OnnxViz.Graph.Passes;

/// <summary>Gives the inputs of a graph their sizes.</summary>
public static class FixedShapes
{
    /// <summary>
    /// The graph with inputs of the given types; what the file declared of inner tensors is dropped, as it may no
    /// longer hold.
    /// </summary>
    public static OnnxGraph Apply(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> inputs) => graph with
    {
        Inputs =
            [.. graph.Inputs.Select(
                input => inputs.TryGetValue(input.Name, out var type) ? ValueInfo.Of(input.Name, type) : input)],
        Outputs = [.. graph.Outputs.Select(output => output with { Dimensions = null })],
        Inner = [],
    };
}
