using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Follows a network's picture through what is done to each channel alone.</summary>
sealed class InputArithmeticReader
{
    const int Rank = 4;
    static readonly HashSet<string> Passing = ["Identity", "Cast", "Dropout", "Transpose", "Pad"];

    readonly OnnxGraph _graph;
    readonly List<string> _nodes = [];
    ChannelPath[] _channels;
    string _tensor;
    int _axis;

    public InputArithmeticReader(Network network)
    {
        (_graph, _tensor) = (network.ToModel().Graph, network.FindInput().Name);
        _axis = network.FindInput().Layout == InputLayout.ChannelsFirst ? 1 : Rank - 1;
        _channels =
            [.. Enumerable.Range(0, (int)network.FindInput().Channels).Select(
                channel => new ChannelPath(channel, 1, 0))];
    }

    /// <remarks>y = factor x + term is (x − m) / s with s = 1 / factor and m = −term / factor.</remarks>
    public InputArithmetic? Read()
    {
        while (Consumer() is { } node && Follow(node))
        {
            _tensor = node.Outputs[0];
        }

        var order = _channels.Select(channel => channel.Source).ToArray();
        var channels = _channels.OrderBy(channel => channel.Source).ToArray();
        return _nodes.Count == 0 || channels.Any(channel => channel.Factor == 0)
            ? null
            : new(
                _nodes,
                order,
                [.. channels.Select(channel => 0 - (channel.Term / channel.Factor))],
                [.. channels.Select(channel => 1 / channel.Factor)]);
    }

    /// <summary>The only node that uses the tensor; those that ask for its shape do not count.</summary>
    Node? Consumer()
    {
        var nodes = _graph.Nodes.Where(node => node.Operator != "Shape" && node.Inputs.Contains(_tensor)).Take(
            2).ToArray();
        return nodes is [var only] ? only : null;
    }

    bool Follow(Node node)
    {
        if (node.Domain.Length == 0 && Passing.Contains(node.Operator))
        {
            _axis = node.Operator == "Transpose"
                ? Array.IndexOf(node.Attributes.Ints("perm") ?? [3, 2, 1, 0], _axis)
                : _axis;
            return true;
        }

        if (node.Domain.Length > 0 || Done(node) is not { } channels)
        {
            return false;
        }

        _channels = channels;
        _nodes.Add($"{node.Operator} {node.Label}");
        return true;
    }

    ChannelPath[]? Done(Node node) => node.Operator switch
    {
        "Add" or "Sub" or "Mul" or "Div" => Arithmetic(node),
        "BatchNormalization" when _axis == 1 => Normalization(node),
        "Conv" when _axis == 1 => Pointwise(node),
        _ => null,
    };

    ChannelPath[]? Arithmetic(Node node)
    {
        var isFirst = node.Input(0) == _tensor;
        return PerChannel(node.Input(isFirst ? 1 : 0)) is not { } numbers ? null : (node.Operator, isFirst) switch
        {
            ("Add", _) => Each((path, channel) => path.Then(1, numbers[channel])),
            ("Sub", true) => Each((path, channel) => path.Then(1, -numbers[channel])),
            ("Sub", false) => Each((path, channel) => path.Then(-1, numbers[channel])),
            ("Mul", _) => Each((path, channel) => path.Then(numbers[channel], 0)),
            ("Div", true) => Each((path, channel) => path.Then(1 / (double)numbers[channel], 0)),
            _ => null,
        };
    }

    /// <remarks>y = scale (x − mean) / √(variance + ε) + bias.</remarks>
    ChannelPath[]? Normalization(Node node)
    {
        var constants = Enumerable.Range(1, 4).Select(index => PerChannel(node.Input(index), Rank - 1)).ToArray();
        if (constants is not [{ } scale, { } bias, { } mean, { } variance])
        {
            return null;
        }

        var epsilon = node.Attributes.Float("epsilon", 1e-5f);
        return Each((path, channel) =>
            path.Then(1, -mean[channel]).Then(scale[channel] / Math.Sqrt(variance[channel] + epsilon), bias[channel]));
    }

    /// <summary>A 1x1 convolution that mixes nothing: each channel comes from one, perhaps in another order.</summary>
    ChannelPath[]? Pointwise(Node node)
    {
        if (!_graph.Constants.TryGetValue(node.Input(1), out var tensor)
            || !tensor.Shape.Equals([_channels.Length, _channels.Length, 1, 1]))
        {
            return null;
        }

        var rows = tensor.ToFloats().Chunk(_channels.Length).ToArray();
        var bias = node.Input(2).Length > 0 ? PerChannel(node.Input(2), Rank - 1) : new float[rows.Length];
        return bias is null || rows.Any(row => row.Count(weight => weight != 0) != 1)
            ? null
            : [.. rows.Zip(bias, (row, term) =>
            {
                var channel = Array.FindIndex(row, weight => weight != 0);
                return _channels[channel].Then(row[channel], term);
            })];
    }

    ChannelPath[] Each(Func<ChannelPath, int, ChannelPath> change) => [.. _channels.Select(change)];

    /// <summary>A constant as one number for each channel; null where it is something else.</summary>
    float[]? PerChannel(string name) => PerChannel(name, _axis);

    float[]? PerChannel(string name, int axis)
    {
        if (!_graph.Constants.TryGetValue(name, out var tensor) || !tensor.Element.IsFloat())
        {
            return null;
        }

        var (count, own) = (_channels.Length, tensor.Shape.Rank - Rank + axis);
        return tensor.Shape.Size == 1 ? [.. Enumerable.Repeat(tensor.ToFloats()[0], count)]
            : tensor.Shape.Size == count && own >= 0 && tensor.Shape[own] == count ? tensor.ToFloats()
            : null;
    }
}
