namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Upgrades the nodes of a graph and of the graphs inside it.</summary>
sealed class GraphUpgrade
{
    readonly UpgradeScope _scope;
    readonly NamePool _names;
    readonly long _opset;
    readonly List<Node> _nodes = [];
    readonly HashSet<string> _outputs;

    GraphUpgrade(OnnxGraph graph, UpgradeScope? outer, NamePool names, long opset)
    {
        (_scope, _names, _opset) = (new(graph, outer, names), names, opset);
        _outputs = graph.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
    }

    public static OnnxGraph Apply(OnnxGraph graph, long opset)
    {
        var names = new NamePool();
        foreach (var name in AllNames(graph).ToHashSet(StringComparer.Ordinal))
        {
            names.Claim(name);
        }

        return new GraphUpgrade(graph, null, names, opset).Rewrite(graph) with { Inputs = [.. graph.Fed] };
    }

    static IEnumerable<string> AllNames(OnnxGraph graph) =>
        graph.Nodes.SelectMany(AllNames).Concat(graph.Constants.Keys)
            .Concat(graph.Inputs.Concat(graph.Outputs).Select(info => info.Name));

    static IEnumerable<string> AllNames(Node node) =>
        node.Inputs.Concat(node.Outputs).Append(node.Name).Concat(Subgraphs(node).SelectMany(AllNames));

    static IEnumerable<OnnxGraph> Subgraphs(Node node) =>
        node.Attributes.Select(pair => pair.Value).OfType<OnnxGraph>();

    OnnxGraph Rewrite(OnnxGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            NewerForms.Refuse(node, _opset);
            Rewrite(node, Math.Min(_opset, OnnxModel.Dialect));
        }

        return graph with { Nodes = _nodes, Constants = _scope.Constants };
    }

    void Rewrite(Node node, long opset)
    {
        if (ConstantNodes.Content(node) is { } tensor && !_outputs.Contains(node.Outputs[0]))
        {
            _scope.Adopt(node.Outputs[0], tensor);
            return;
        }

        if (UpgradeTable.Next(node, opset) is not { } upgrade)
        {
            _nodes.Add(WithSubgraphs(node));
            return;
        }

        var rewriting = new Rewriting(_scope, node);
        var modern = upgrade.Rewrite(node, rewriting);
        foreach (var next in rewriting.Helpers.Append(modern))
        {
            Rewrite(next, upgrade.Since);
        }
    }

    Node WithSubgraphs(Node node) => Subgraphs(node).Any()
        ? node with
        {
            Attributes = node.Attributes.Aggregate(node.Attributes, (all, pair) => pair.Value is OnnxGraph inner
                ? all.With(pair.Key, new GraphUpgrade(inner, _scope, _names, _opset).Rewrite(inner))
                : all),
        }
        : node;
}
