using System.Collections.Immutable;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>Finds what goes into the ReLU that silences a unit, also where pools or concatenations follow it.</summary>
sealed class PreActivations(Network network)
{
    static readonly ImmutableHashSet<string> Activations = ["Relu", "Clip"];
    static readonly ImmutableHashSet<string> Pools = ["MaxPool", "AveragePool", "GlobalMaxPool", "GlobalAveragePool"];
    static readonly ImmutableHashSet<string> Copies = ["Dropout", "Identity"];

    readonly IReadOnlyDictionary<string, Node> _producers = network.Model.Graph.Producers();
    readonly Dictionary<string, long> _channels = network.Layers.All.ToDictionary(layer => layer.Tensor, layer => layer.Channels);

    /// <summary>The objective before its ReLUs, layers being tensors; parts that no ReLU makes stay as they are.</summary>
    public Objective Of(Objective objective) => objective switch
    {
        Channel channel => Find(channel.Layer, channel.Index, mayPool: true) is var (layer, index)
            ? new Channel(layer, index)
            : objective,
        Neuron neuron => Find(neuron.Layer, neuron.Index, mayPool: false) is var (layer, index)
            ? neuron with { Layer = layer, Index = index }
            : objective,
        WeightedSum sum => new WeightedSum([.. sum.Terms.Select(term => term with { Objective = Of(term.Objective) })]),
        _ => objective.Rename(layer => Find(layer, 0, mayPool: true)?.Layer ?? layer),
    };

    (string Layer, int Index)? Find(string tensor, int index, bool mayPool)
    {
        if (!_producers.TryGetValue(tensor, out var node))
        {
            return null;
        }

        return Activations.Contains(node.Operator) ? (node.Inputs[0], index)
            : Copies.Contains(node.Operator) || (mayPool && Pools.Contains(node.Operator)) ? Find(node.Inputs[0], index, mayPool)
            : node.Operator == "Concat" && node.Attributes.Int("axis", 0) is 1 or -3 ? FindPart(node, index, mayPool)
            : null;
    }

    (string Layer, int Index)? FindPart(Node concat, int index, bool mayPool)
    {
        foreach (var input in concat.Inputs)
        {
            if (!_channels.TryGetValue(input, out var channels) || index < channels)
            {
                return channels == 0 ? null : Find(input, index, mayPool);
            }

            index -= (int)channels;
        }

        return null;
    }
}
