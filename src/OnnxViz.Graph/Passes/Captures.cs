namespace OnnxViz.Graph.Passes;

/// <summary>Finds what the subgraphs of a node (the branches of an If, the body of a Loop) use from outside.</summary>
public static class Captures
{
    /// <summary>The tensors that are used from outside.</summary>
    public static IEnumerable<string> Of(Node node) =>
        node.Attributes.Select(pair => pair.Value).OfType<OnnxGraph>().SelectMany(Of);

    static IEnumerable<string> Of(OnnxGraph graph)
    {
        var own = graph.Constants.Keys.Concat(graph.Inputs.Select(input => input.Name))
            .Concat(graph.Nodes.SelectMany(node => node.Outputs)).ToHashSet(StringComparer.Ordinal);
        return graph.Nodes.SelectMany(node => node.Inputs.Concat(Of(node)))
            .Concat(graph.Outputs.Select(output => output.Name))
            .Where(name => name.Length > 0 && !own.Contains(name));
    }
}
