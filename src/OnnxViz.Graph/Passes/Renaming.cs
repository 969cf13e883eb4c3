namespace OnnxViz.Graph.Passes;

/// <summary>Copies nodes and graphs with their tensors called otherwise.</summary>
/// <param name="tensor">The new name of a tensor; never asked for the empty name.</param>
/// <param name="node">The new name of a node.</param>
sealed class Renaming(Func<string, string> tensor, Func<string, string> node)
{
    /// <summary>A node and the graphs inside it.</summary>
    public Node Of(Node old) => old with
    {
        Name = node(old.Name),
        Inputs = [.. old.Inputs.Select(Of)],
        Outputs = [.. old.Outputs.Select(Of)],
        Attributes = old.Attributes.Where(pair => pair.Value is OnnxGraph)
            .Aggregate(old.Attributes, (all, pair) => all.With(pair.Key, Of((OnnxGraph)pair.Value))),
    };

    OnnxGraph Of(OnnxGraph graph) => new(
        graph.Name,
        [.. graph.Inputs.Select(Of)],
        [.. graph.Outputs.Select(Of)],
        graph.Constants.ToDictionary(pair => Of(pair.Key), pair => pair.Value, StringComparer.Ordinal),
        [.. graph.Nodes.Select(Of)])
    {
        Inner = [.. graph.Inner.Select(Of)],
    };

    ValueInfo Of(ValueInfo info) => info with { Name = Of(info.Name) };

    string Of(string name) => name.Length == 0 ? "" : tensor(name);
}
