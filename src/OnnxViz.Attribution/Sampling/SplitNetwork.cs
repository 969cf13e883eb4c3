using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>A graph in two parts: its affine start, which takes any number of pictures, and the rest.</summary>
sealed class SplitNetwork
{
    readonly OnnxGraph _graph;
    readonly AffineHead _head;
    readonly string _input;
    readonly Dictionary<string, TensorType> _types;

    SplitNetwork(OnnxGraph graph, AffineHead head, string input, Dictionary<string, TensorType> types) =>
        (_graph, _head, _input, _types) = (graph, head, input, types);

    /// <summary>The type of what is between both, for the graph's own number of pictures.</summary>
    public TensorType Between => _types[_head.End];

    /// <summary>Splits a graph; null where its start is not affine.</summary>
    /// <param name="graph">The graph, with the types of all its tensors.</param>
    /// <param name="input">The input that is split off with the start.</param>
    public static SplitNetwork? Of(OnnxGraph graph, string input)
    {
        var types = TypesOf(graph);
        return AffineHead.Find(graph, input) is { } head && types[head.End].Element == ElementType.Float
            ? new(graph, head, input, types)
            : null;
    }

    /// <summary>Writes the start.</summary>
    /// <param name="pictures">Any number of them.</param>
    public Value Start(Value pictures)
    {
        var types = _types.ToDictionary(StringComparer.Ordinal);
        foreach (var name in _head.Nodes.Select(node => node.Outputs[0]).Append(_input))
        {
            types[name] = types[name].Sized(types[name].Shape.With(0, pictures.Shape[0]));
        }

        var start = _graph with { Inputs = [ValueInfo.Of(_input, types[_input])], Nodes = _head.Nodes };
        return pictures.Builder.Import(start, types, new Dictionary<string, Value> { [_input] = pictures })[_head.End];
    }

    /// <summary>Writes the rest; its tensors by name.</summary>
    /// <param name="between">What the start makes, for the graph's own number of pictures.</param>
    public IReadOnlyDictionary<string, Value> Rest(Value between)
    {
        var rest = _graph with
        {
            Inputs = [ValueInfo.Of(_head.End, Between), .. _graph.Inputs.Where(each => each.Name != _input)],
            Nodes = [.. _graph.Nodes.Except(_head.Nodes)],
        };
        return between.Builder.Import(rest, _types, new Dictionary<string, Value> { [_head.End] = between });
    }

    static Dictionary<string, TensorType> TypesOf(OnnxGraph graph)
    {
        var types = graph.Constants.ToDictionary(pair => pair.Key, pair => pair.Value.Type, StringComparer.Ordinal);
        foreach (var info in graph.Inputs.Concat(graph.Inner).Concat(graph.Outputs).Where(
            info => info.Shape is not null))
        {
            types[info.Name] = new(info.Element, info.Shape!);
        }

        return types;
    }
}
