namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>A node that calls a function of the model.</summary>
sealed class FunctionCall
{
    readonly Node _call;
    readonly OnnxFunction _function;
    readonly NamePool _names;
    readonly Dictionary<string, string> _tensors = new(StringComparer.Ordinal);

    public FunctionCall(Node call, OnnxFunction function, NamePool names)
    {
        (_call, _function, _names) = (call, function, names);
        if (call.Inputs.Count > function.Inputs.Count || call.Outputs.Count > function.Outputs.Count)
        {
            throw new OnnxVizException(
                $"node {call.Label} ({call.FullOperator}) gives {call.Inputs.Count} inputs and takes "
                + $"{call.Outputs.Count} "
                + $"outputs, but the model's function has {function.Inputs.Count} and {function.Outputs.Count}");
        }

        Name(function.Outputs, call.Outputs);
        Name(function.Inputs, call.Inputs);
    }

    /// <summary>The function's nodes, working on the tensors of the call; its inner tensors have new names.</summary>
    public IEnumerable<Node> Body()
    {
        var renaming = new Renaming(Tensor, name => name.Length == 0 ? "" : $"{_call.Label}/{name}");
        foreach (var node in _function.Nodes)
        {
            yield return renaming.Of(Bind(node));
        }

        foreach (var (inside, outside) in _function.Outputs.Zip(_call.Outputs)
            .Where(pair => pair.Second.Length > 0 && _function.Inputs.Contains(pair.First)))
        {
            yield return new("Identity", [Tensor(inside)], [outside], Attributes.None, outside);
        }
    }

    void Name(IReadOnlyList<string> inside, IReadOnlyList<string> outside)
    {
        for (var index = 0; index < inside.Count; index++)
        {
            var given = index < outside.Count ? outside[index] : "";
            if (given.Length > 0 || ReferenceEquals(inside, _function.Inputs))
            {
                _tensors[inside[index]] = given;
            }
        }
    }

    string Tensor(string name)
    {
        if (!_tensors.TryGetValue(name, out var outside))
        {
            _tensors.Add(name, outside = _names.Claim($"{_call.Label}/{name}"));
        }

        return outside;
    }

    /// <summary>The node with the attributes that the call gives, also in the graphs inside it.</summary>
    Node Bind(Node node)
    {
        var bound = new Attributes();
        foreach (var (name, content) in node.Attributes)
        {
            var given = content is AttributeReference reference
                ? _call.Attributes[reference.Name] ?? _function.Defaults[reference.Name]
                : content;
            if (given is not null)
            {
                bound.Add(name, given is OnnxGraph inner ? Bind(inner) : given);
            }
        }

        return node with { Attributes = bound };
    }

    OnnxGraph Bind(OnnxGraph graph) => graph with { Nodes = [.. graph.Nodes.Select(Bind)] };
}
