using OnnxViz.Graph.Passes;

namespace OnnxViz.Graph;

/// <summary>Closes a graph: gives its outputs their names and drops what they do not need.</summary>
/// <param name="nodes">The nodes written.</param>
/// <param name="constants">The constants written.</param>
/// <param name="values">Every tensor of the graph.</param>
sealed class GraphOutputs(
    IReadOnlyList<Node> nodes, IReadOnlyDictionary<string, Tensor> constants, IReadOnlyDictionary<string, Value> values)
{
    readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    readonly List<Node> _copies = [];
    readonly List<ValueInfo> _infos = [];
    readonly HashSet<string> _made = nodes.SelectMany(node => node.Outputs).ToHashSet(StringComparer.Ordinal);

    public OnnxGraph Finish(
        string name, IReadOnlyList<ValueInfo> inputs, IEnumerable<KeyValuePair<string, Value>> outputs)
    {
        var wanted = outputs.ToArray();
        _infos.AddRange(wanted.Select(output => ValueInfo.Of(output.Key, output.Value.Type)));
        GiveWay(inputs, wanted);
        foreach (var (outside, value) in wanted.Where(
            output => _renamed.GetValueOrDefault(output.Value.Name, output.Value.Name) != output.Key))
        {
            Rename(value.Name, outside);
        }

        var renaming = new Renaming(Name, node => node);
        var kept = constants.ToDictionary(pair => Name(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        var graph = new OnnxGraph(name, inputs, _infos, kept, [.. nodes.Select(renaming.Of), .. _copies])
        {
            Inner = [.. Inner()],
        };
        return DeadNodes.Remove(graph);
    }

    /// <summary>The types of what nodes make and does not leave the graph; sequences have none.</summary>
    IEnumerable<ValueInfo> Inner()
    {
        var outside = _infos.Select(info => info.Name).ToHashSet(StringComparer.Ordinal);
        return _made.Where(made => made.Length > 0 && values[made].Element != ElementType.Undefined)
            .Select(made => ValueInfo.Of(Name(made), values[made].Type)).Where(info => !outside.Contains(info.Name));
    }

    /// <summary>Inner tensors that have the name of an output, but are none, get another one.</summary>
    void GiveWay(IReadOnlyList<ValueInfo> inputs, KeyValuePair<string, Value>[] wanted)
    {
        var names = new NamePool();
        foreach (var taken in inputs.Select(input => input.Name).Concat(constants.Keys).Concat(_made).Concat(
            wanted.Select(output => output.Key)).Distinct())
        {
            names.Claim(taken);
        }

        foreach (var outside in wanted.Where(output => output.Key != output.Value.Name).Select(output => output.Key))
        {
            if (_made.Contains(outside) || constants.ContainsKey(outside))
            {
                _renamed[outside] = names.Claim(outside);
            }
            else if (inputs.Any(input => input.Name == outside))
            {
                throw new OnnxVizException(
                    $"the graph has an input {outside}, which is the name of another output: rename it in the model");
            }
        }
    }

    /// <summary>
    /// A tensor that a node makes gets the new name; an input, a constant, and one that has a name as an output
    /// already, is copied.
    /// </summary>
    void Rename(string inside, string outside)
    {
        var isOutput = _infos.Any(info => info.Name == Name(inside));
        if (_made.Contains(inside) && !isOutput)
        {
            _renamed[inside] = outside;
            return;
        }

        _copies.Add(new("Identity", [Name(inside)], [outside], Attributes.None, outside));
    }

    string Name(string name) => _renamed.GetValueOrDefault(name, name);
}
