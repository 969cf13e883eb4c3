namespace OnnxViz.Graph;

/// <summary>Closes a graph: names its outputs and drops what they do not need.</summary>
static class GraphOutputs
{
    public static OnnxGraph Finish(
        string name,
        IReadOnlyList<ValueInfo> inputs,
        IReadOnlyDictionary<string, Tensor> constants,
        IReadOnlyList<Node> nodes,
        IEnumerable<KeyValuePair<string, Value>> outputs,
        GraphBuilder builder)
    {
        var all = nodes.ToList();
        var infos = new List<ValueInfo>();
        foreach (var (outside, value) in outputs)
        {
            builder.Own(value);
            infos.Add(ValueInfo.Of(outside, value.Type));
            if (outside != value.Name)
            {
                all.Add(new("Identity", [value.Name], [outside], Attributes.None, outside));
            }
        }

        var graph = new OnnxGraph(name, inputs, infos, constants, all);
        return Passes.DeadNodes.Remove(graph);
    }
}
