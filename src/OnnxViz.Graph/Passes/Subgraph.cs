namespace OnnxViz.Graph.Passes;

/// <summary>Cuts a graph at tensors of interest.</summary>
public static class Subgraph
{
    /// <summary>
    /// The part of a graph that the named tensors need; they become its outputs and unused inputs go.
    /// </summary>
    /// <exception cref="OnnxVizException">A tensor is not in the graph.</exception>
    public static OnnxGraph Cut(OnnxGraph graph, IEnumerable<string> tensors)
    {
        var outputs = tensors.Distinct(StringComparer.Ordinal).Select(name => Info(graph, name)).ToList();
        var cut = DeadNodes.Remove(graph with { Outputs = outputs });
        var used = cut.Nodes.SelectMany(node => node.Inputs.Concat(Captures.Of(node)))
            .Concat(outputs.Select(output => output.Name)).ToHashSet(StringComparer.Ordinal);
        return cut with { Inputs = [.. cut.Inputs.Where(input => used.Contains(input.Name))] };
    }

    static ValueInfo Info(OnnxGraph graph, string name) =>
        graph.Outputs.Concat(graph.Inner).Concat(graph.Inputs).FirstOrDefault(info => info.Name == name)
        ?? (graph.Nodes.Any(node => node.Outputs.Contains(name))
            ? new(name, ElementType.Undefined, null)
            : throw new OnnxVizException($"the graph has no tensor {name}"));
}
