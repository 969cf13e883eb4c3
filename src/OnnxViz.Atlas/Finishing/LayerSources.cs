using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>
/// Finds the layers of an atlas whose channels are those of a tensor, perhaps further on, side by side or added.
/// </summary>
sealed class LayerSources
{
    /// <summary>Operators that work on each channel alone.</summary>
    const OperatorTraits OfChannels = OperatorTraits.Elementwise | OperatorTraits.Arithmetic
        | OperatorTraits.Normalization | OperatorTraits.Copy | OperatorTraits.Rectifier;

    static readonly HashSet<string> Others =
    [
        "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "ReduceMean",
        "Pad", "Resize", "Upsample", "Flatten", "Reshape", "Squeeze",
    ];

    readonly IReadOnlyDictionary<string, Node> _producers;
    readonly Dictionary<string, AtlasLayer> _layers;
    readonly Dictionary<string, long> _channels;
    readonly HashSet<string> _fromPicture;

    public LayerSources(Network network, IReadOnlyList<AtlasLayer> layers)
    {
        var graph = network.ToModel().Graph;
        _producers = graph.Producers();
        _layers = layers.ToDictionary(layer => layer.Tensor, StringComparer.Ordinal);
        _channels = network.FindLayers().All.ToDictionary(
            layer => layer.Tensor, layer => layer.Channels, StringComparer.Ordinal);
        _fromPicture = [network.FindInput().Name];
        foreach (var node in graph.Nodes.Where(node => node.Inputs.Any(_fromPicture.Contains)))
        {
            _fromPicture.UnionWith(node.Outputs);
        }
    }

    /// <summary>The node that makes a tensor.</summary>
    public Node? Producer(string tensor) => _producers.GetValueOrDefault(tensor);

    /// <summary>The layers, and the channel of the tensor at which their own begin.</summary>
    public IEnumerable<(AtlasLayer Layer, int First)> Of(string tensor) => Of(tensor, 0).Distinct();

    IEnumerable<(AtlasLayer Layer, int First)> Of(string tensor, int first)
    {
        if (_layers.TryGetValue(tensor, out var layer))
        {
            return [(layer, first)];
        }

        return !_producers.TryGetValue(tensor, out var node) ? []
            : node.Operator == "Concat" && node.Attributes.Int("axis", 1) == 1 ? SideBySide(node, first)
            : Others.Contains(node.Operator) || OperatorTable.Is(node.Operator, OfChannels)
                ? node.Inputs.Where(_fromPicture.Contains).SelectMany(input => Of(input, first))
            : [];
    }

    IEnumerable<(AtlasLayer Layer, int First)> SideBySide(Node node, int first)
    {
        foreach (var input in node.Inputs)
        {
            foreach (var source in Of(input, first))
            {
                yield return source;
            }

            if (!_channels.TryGetValue(input, out var channels))
            {
                yield break;
            }

            first += (int)channels;
        }
    }
}
