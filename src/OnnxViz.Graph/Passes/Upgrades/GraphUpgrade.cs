namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Upgrades the nodes of a graph and of the graphs inside it, functions unfolded.</summary>
sealed class GraphUpgrade
{
    readonly UpgradeScope _scope;
    readonly NamePool _names;
    readonly FunctionTable _functions;
    readonly List<Node> _nodes = [];
    readonly HashSet<string> _outputs;

    GraphUpgrade(OnnxGraph graph, UpgradeScope scope, NamePool names, FunctionTable functions)
    {
        (_scope, _names, _functions) = (scope, names, functions);
        _outputs = graph.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
    }

    public static OnnxGraph Apply(OnnxModel model)
    {
        var graph = model.Graph;
        var names = new NamePool();
        foreach (var name in AllNames(graph).ToHashSet(StringComparer.Ordinal))
        {
            names.Claim(name);
        }

        var scope = new UpgradeScope(graph, null, names, model.Functions.SelectMany(function => function.Nodes));
        var modern = new GraphUpgrade(graph, scope, names, new(model.Functions)).Rewrite(graph, model.Opset);
        return modern with { Inputs = [.. graph.Fed] };
    }

    static IEnumerable<string> AllNames(OnnxGraph graph) =>
        graph.Nodes.SelectMany(AllNames).Concat(graph.Constants.Keys)
            .Concat(graph.Inputs.Concat(graph.Outputs).Select(info => info.Name));

    static IEnumerable<string> AllNames(Node node) =>
        node.Inputs.Concat(node.Outputs).Append(node.Name).Concat(Subgraphs(node).SelectMany(AllNames));

    static IEnumerable<OnnxGraph> Subgraphs(Node node) =>
        node.Attributes.Select(pair => pair.Value).OfType<OnnxGraph>();

    OnnxGraph Rewrite(OnnxGraph graph, long opset)
    {
        foreach (var node in graph.Nodes)
        {
            Enter(node, opset);
        }

        return graph with { Nodes = _nodes, Constants = _scope.Constants };
    }

    /// <summary>Takes a node as the file has it.</summary>
    void Enter(Node node, long opset)
    {
        if (_functions.Find(node) is { } function)
        {
            var inside = function.Imports.GetValueOrDefault("", opset);
            _functions.Unfold(node, function, _names, inner => Enter(inner, inside));
            return;
        }

        NewerForms.Refuse(node, opset);
        Rewrite(WithSubgraphs(node, opset), Math.Min(opset, OnnxModel.Dialect));
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
            _nodes.Add(node.Name.Length == 0 ? node with { Name = node.Label } : node);
            return;
        }

        var rewriting = new Rewriting(_scope, node);
        var modern = upgrade.Rewrite(node, rewriting);
        foreach (var next in rewriting.Helpers.Append(modern))
        {
            Rewrite(next, upgrade.Since);
        }
    }

    OnnxGraph Inside(OnnxGraph inner, long opset) =>
        new GraphUpgrade(inner, new(inner, _scope, _names), _names, _functions).Rewrite(inner, opset);

    Node WithSubgraphs(Node node, long opset) => Subgraphs(node).Any()
        ? node with
        {
            Attributes = node.Attributes.Select(content => content is OnnxGraph inner ? Inside(inner, opset) : content),
        }
        : node;
}
