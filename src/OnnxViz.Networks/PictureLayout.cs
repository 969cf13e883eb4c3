using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>What the first convolution behind an input says of it: where its channels are, and how many.</summary>
/// <param name="Layout">Where its channels are.</param>
/// <param name="Channels">How many it has.</param>
sealed record PictureLayout(InputLayout Layout, long Channels)
{
    /// <summary>Operators that leave every number in its place.</summary>
    const OperatorTraits KeepingOrder =
        OperatorTraits.Arithmetic | OperatorTraits.Normalization | OperatorTraits.Copy | OperatorTraits.Silencer;

    /// <summary>Follows an input to the first convolution; null where it meets none on a plain way.</summary>
    public static PictureLayout? Of(OnnxGraph graph, string input)
    {
        var orders = new Dictionary<string, long[]>(StringComparer.Ordinal) { [input] = [0, 1, 2, 3] };
        var producers = new Lazy<IReadOnlyDictionary<string, Node>>(graph.Producers);
        foreach (var node in graph.Nodes)
        {
            if (node.Domain.Length > 0 || !orders.TryGetValue(node.Input(0), out var order))
            {
                continue;
            }

            if (node.Operator == "Conv")
            {
                return Weights(graph, producers.Value, node.Input(1)) is { Shape.Rank: 4 } weights
                    ? Found(order, weights.Shape[1] * node.Attributes.Int("group", 1))
                    : null;
            }

            if (node.Operator is "Pad" or "Resize" || OperatorTable.Is(node.Operator, KeepingOrder))
            {
                orders[node.Outputs[0]] = order;
            }
            else if (node.Operator == "Transpose" && node.Attributes.Ints("perm") is { Length: 4 } permutation
                && permutation.All(axis => axis is >= 0 and < 4))
            {
                orders[node.Outputs[0]] = [.. permutation.Select(axis => order[axis])];
            }
        }

        return null;
    }

    static PictureLayout? Found(long[] order, long channels) => order switch
    {
        [0, 1, 2, 3] => new(InputLayout.ChannelsFirst, channels),
        [0, 3, 1, 2] => new(InputLayout.ChannelsLast, channels),
        _ => null,
    };

    static Tensor? Weights(OnnxGraph graph, IReadOnlyDictionary<string, Node> producers, string name)
    {
        while (producers.TryGetValue(name, out var node) && OperatorTable.Is(node.Operator, OperatorTraits.Copy))
        {
            name = node.Input(0);
        }

        return graph.Constants.GetValueOrDefault(name);
    }
}
