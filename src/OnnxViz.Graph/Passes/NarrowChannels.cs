namespace OnnxViz.Graph.Passes;

/// <summary>Lets a graph compute only some channels of the tensor it ends in: the last convolution loses the kernels
/// nobody asked for.</summary>
public sealed class NarrowChannels
{
    /// <summary>How many nodes back the channels are followed at most.</summary>
    const int Deepest = 100;

    readonly OnnxGraph _graph;
    readonly ChannelChoice _choice;
    readonly Dictionary<string, TensorType> _types;
    readonly Dictionary<string, Tensor> _constants;
    readonly Dictionary<Node, Node> _replaced = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Node, List<Node>> _picks = new(ReferenceEqualityComparer.Instance);
    readonly IReadOnlyDictionary<string, Node> _producers;
    readonly ILookup<string, Node> _consumers;
    readonly NamePool _names = new();
    int _depth;

    NarrowChannels(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types, ChannelChoice choice)
    {
        (_graph, _choice) = (graph, choice);
        _types = types.ToDictionary(StringComparer.Ordinal);
        _constants = graph.Constants.ToDictionary(StringComparer.Ordinal);
        _producers = graph.Producers();
        _consumers = graph.Nodes.SelectMany(node => node.Inputs.Distinct().Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
        foreach (var name in types.Keys)
        {
            _names.Claim(name);
        }
    }

    /// <summary>The graph with only the given channels of its output, in the given order, and the types that go with
    /// it.</summary>
    /// <param name="graph">A graph.</param>
    /// <param name="types">The type of every tensor.</param>
    /// <param name="output">The output to narrow; nothing else in the graph may use it.</param>
    /// <param name="axis">The axis of its channels.</param>
    /// <param name="choice">The channels to keep: known ones, or such as the graph is fed.</param>
    public static (OnnxGraph Graph, IReadOnlyDictionary<string, TensorType> Types) Apply(
        OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types, string output, int axis, ChannelChoice choice)
    {
        var pass = new NarrowChannels(graph, types, choice);
        return pass._consumers[output].Any() || !pass.Narrow(output, axis) ? (graph, types) : pass.Finish();
    }

    (OnnxGraph Graph, IReadOnlyDictionary<string, TensorType> Types) Finish()
    {
        var nodes = new List<Node>();
        foreach (var node in _graph.Nodes)
        {
            if (_picks.TryGetValue(node, out var picks))
            {
                nodes.AddRange(picks);
            }

            nodes.Add(_replaced.GetValueOrDefault(node, node));
        }

        var outputs = _graph.Outputs.Select(output => ValueInfo.Of(output.Name, _types[output.Name]));
        var inputs = _choice.Input is { } fed
            ? _graph.Inputs.Append(ValueInfo.Of(fed, _choice.InputType))
            : _graph.Inputs;
        return (DeadNodes.Remove(_graph with
        {
            Inputs = [.. inputs],
            Nodes = nodes,
            Constants = _constants,
            Outputs = [.. outputs],
        }), _types);
    }

    /// <summary>Narrows a tensor by narrowing what makes it; false where that is no operator whose channels are
    /// independent.</summary>
    bool Narrow(string tensor, int axis)
    {
        if (++_depth > Deepest
            || !_producers.TryGetValue(tensor, out var node)
            || node.Domain.Length > 0
            || node.Outputs.Count != 1)
        {
            return false;
        }

        var done = node.Operator switch
        {
            "Conv" when axis == 1 && node.Attributes.Int("group", 1) == 1 => NarrowParameters(node, (1, 0), (2, 0)),
            "Gemm" when axis == 1 && _types[tensor].Shape.Rank == 2 => NarrowGemm(node),
            "BatchNormalization" when axis == 1 => NarrowParameters(
                node, (1, 0), (2, 0), (3, 0), (4, 0)) && NarrowInput(node, 1),
            "Add" or "Sub" or "Mul" or "Div" => NarrowWithConstant(node, axis),
            "Transpose" when node.Attributes.Ints("perm") is { } permutation => NarrowInput(
                node, (int)permutation[axis]),
            _ => (OperatorTable.Is(node.Operator, OperatorTraits.Elementwise) || (
                axis == 1 && OperatorTable.Is(node.Operator, OperatorTraits.Pool)))
                && _types[node.Inputs[0]].Shape.Rank == _types[tensor].Shape.Rank && NarrowInput(node, axis),
        };
        if (done)
        {
            _types[tensor] = _types[tensor].Sized(_types[tensor].Shape.With(axis, _choice.Count));
        }

        return done;
    }

    bool NarrowGemm(Node node)
    {
        var bias = node.Input(2);
        var biasAxis = bias.Length == 0 ? 0 : _types[bias].Shape.Rank - 1;
        return (bias.Length == 0 || (_types[bias].Shape.Rank > 0 && _types[bias].Shape[biasAxis] > 1))
            && NarrowParameters(node, (1, node.Attributes.Int("transB", 0) != 0 ? 0 : 1), (2, biasAxis));
    }

    /// <summary>Narrows both operands of a node whose second one is a constant.</summary>
    bool NarrowWithConstant(Node node, int axis)
    {
        var shape = _types[node.Outputs[0]].Shape;
        if (!_graph.Constants.TryGetValue(
            node.Inputs[1], out var constant) || !_types[node.Inputs[0]].Shape.Equals(shape))
        {
            return false;
        }

        var place = axis - (shape.Rank - constant.Shape.Rank);
        return (
            place < 0 || constant.Shape[place] == 1 || NarrowParameters(node, (1, place))) && NarrowInput(node, axis);
    }

    /// <summary>Narrows the first input, by a Gather where what makes it cannot be narrowed or is used elsewhere
    /// too.</summary>
    bool NarrowInput(Node node, int axis)
    {
        var input = node.Inputs[0];
        if (_consumers[input].Count() == 1 && _graph.Outputs.All(output => output.Name != input) && Narrow(input, axis))
        {
            return true;
        }

        var picked = Gathered(node, input, axis);
        var current = _replaced.GetValueOrDefault(node, node);
        _replaced[node] = current with { Inputs = [picked, .. current.Inputs.Skip(1)] };
        return true;
    }

    /// <summary>The channels picked from a tensor by a node before the one that uses them.</summary>
    string Gathered(Node user, string tensor, int axis)
    {
        var picked = _names.Claim($"{tensor}/picked");
        var indices = _choice.Input ?? _names.Claim($"{tensor}/channels");
        if (_choice.Known is { } known)
        {
            _constants[indices] = Tensor.Vector([.. known]);
        }

        _types[indices] = _choice.InputType;
        _types[picked] = _types[tensor].Sized(_types[tensor].Shape.With(axis, _choice.Count));
        if (!_picks.TryGetValue(user, out var nodes))
        {
            _picks[user] = nodes = [];
        }

        nodes.Add(new("Gather", [tensor, indices], [picked], new Attributes { { "axis", (long)axis } }, picked));
        return picked;
    }

    bool NarrowParameters(Node node, params (int Input, int Axis)[] parameters)
    {
        var given = parameters.Where(parameter => node.Input(parameter.Input).Length > 0).ToArray();
        if (given.Any(parameter => !_graph.Constants.ContainsKey(node.Inputs[parameter.Input])))
        {
            return false;
        }

        var inputs = node.Inputs.ToArray();
        foreach (var (input, axis) in given)
        {
            inputs[input] = _choice.Known is { } known
                ? Picked(node.Inputs[input], axis, known)
                : Gathered(node, node.Inputs[input], axis);
        }

        _replaced[node] = node with { Inputs = inputs };
        return true;
    }

    string Picked(string constant, int axis, IReadOnlyList<long> channels)
    {
        var narrow = _names.Claim($"{constant}/picked");
        _constants[narrow] = Rows.Pick(_graph.Constants[constant], axis, channels);
        _types[narrow] = _constants[narrow].Type;
        return narrow;
    }
}
