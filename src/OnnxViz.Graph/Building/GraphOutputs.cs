namespace OnnxViz.Graph;

/// <summary>Closes a graph: gives its outputs their names and drops what they do not need.</summary>
sealed class GraphOutputs(IReadOnlyList<Node> nodes, IReadOnlyDictionary<string, Tensor> constants)
{
    readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    readonly List<Node> _copies = [];
    readonly List<ValueInfo> _infos = [];
    readonly HashSet<string> _made = nodes.SelectMany(node => node.Outputs).ToHashSet(StringComparer.Ordinal);
    readonly HashSet<string> _captured = nodes.SelectMany(Passes.Captures.Of).ToHashSet(StringComparer.Ordinal);

    public OnnxGraph Finish(string name, IReadOnlyList<ValueInfo> inputs, IEnumerable<KeyValuePair<string, Value>> outputs)
    {
        var taken = inputs.Select(input => input.Name).Concat(constants.Keys).Concat(_made).ToHashSet(StringComparer.Ordinal);
        foreach (var (outside, value) in outputs)
        {
            _infos.Add(ValueInfo.Of(outside, value.Type));
            if (outside != value.Name)
            {
                Rename(value.Name, outside, taken);
            }
        }

        return Passes.DeadNodes.Remove(new(name, inputs, _infos, constants, [.. nodes.Select(Renamed), .. _copies]));
    }

    /// <summary>A tensor that a node makes gets the new name; an input, a constant, one that leaves twice or that a subgraph uses is copied.</summary>
    void Rename(string inside, string outside, HashSet<string> taken)
    {
        if (_made.Contains(inside) && !_captured.Contains(inside) && !taken.Contains(outside) && _renamed.TryAdd(inside, outside))
        {
            return;
        }

        _copies.Add(new("Identity", [_renamed.GetValueOrDefault(inside, inside)], [outside], Attributes.None, outside));
    }

    Node Renamed(Node node) => node with { Inputs = [.. node.Inputs.Select(Name)], Outputs = [.. node.Outputs.Select(Name)] };

    string Name(string name) => _renamed.GetValueOrDefault(name, name);
}
