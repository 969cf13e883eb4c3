namespace OnnxViz.Graph.Passes;

/// <summary>Drops nodes and constants that no output needs.</summary>
public static class DeadNodes
{
    /// <summary>The same graph with what its outputs need. Inputs stay, needed or not.</summary>
    public static OnnxGraph Remove(OnnxGraph graph)
    {
        var needed = graph.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        var kept = new List<Node>();
        foreach (var node in graph.Nodes.Reverse().Where(node => node.Outputs.Any(needed.Contains)))
        {
            kept.Add(node);
            needed.UnionWith(node.Inputs);
            needed.UnionWith(Captures.Of(node));
        }

        kept.Reverse();
        return graph with
        {
            Nodes = kept,
            Constants = graph.Constants.Where(pair => needed.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal),
            Inner = [.. graph.Inner.Where(info => needed.Contains(info.Name))],
        };
    }
}
