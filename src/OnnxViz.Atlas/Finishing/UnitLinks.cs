using System.Numerics.Tensors;
using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>The strongest inputs and outputs of the units of an atlas, by the weights between them.</summary>
public sealed class UnitLinks
{
    const int Kept = 6;
    const long MostWeights = 1 << 26;

    readonly Dictionary<AtlasLayer, List<UnitLink>[]> _inputs;
    readonly Dictionary<AtlasLayer, List<UnitLink>[]> _outputs;
    readonly LayerSources _sources;
    readonly Network _network;

    /// <summary>Reads the weights of all layers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">The layers of the atlas.</param>
    public UnitLinks(Network network, IReadOnlyList<AtlasLayer> layers)
    {
        (_network, _sources) = (network, new(network, layers));
        (_inputs, _outputs) = (Empty(layers), Empty(layers));
        var finder = new KernelFinder(network);
        foreach (var layer in layers)
        {
            if (finder.TryFind(network.FindLayers().OfTensor(layer.Tensor), MostWeights) is { } kernels)
            {
                Add(layer, kernels);
            }
        }
    }

    /// <summary>The units that a unit gets most from, strongest first.</summary>
    public IReadOnlyList<UnitLink> Inputs(AtlasLayer layer, int channel) => _inputs[layer][channel];

    /// <summary>The units that get most from a unit, strongest first.</summary>
    public IReadOnlyList<UnitLink> Outputs(AtlasLayer layer, int channel) => _outputs[layer][channel];

    static Dictionary<AtlasLayer, List<UnitLink>[]> Empty(IReadOnlyList<AtlasLayer> layers) => layers.ToDictionary(
        layer => layer, layer => Enumerable.Range(0, layer.Channels).Select(_ => new List<UnitLink>()).ToArray());

    void Add(AtlasLayer layer, LayerKernels kernels)
    {
        if (_sources.Producer(_network.FindLayers().Find(kernels.Owner ?? layer.Tensor).Tensor) is not { } node)
        {
            return;
        }

        var sources = _sources.Of(node.Inputs[0]).ToArray();
        var groups = (int)Math.Max(1, node.Attributes.Int("group", 1));
        var each = Math.Max(1, kernels.Count / groups);
        for (var channel = 0; channel < Math.Min(layer.Channels, kernels.Count); channel++)
        {
            Add(layer, channel, kernels, sources, channel / each * kernels.Slices);
        }
    }

    void Add(
        AtlasLayer layer, int channel, LayerKernels kernels, (AtlasLayer Layer, int First)[] sources, int firstInput)
    {
        var norm = TensorPrimitives.Norm(kernels.Kernel(channel));
        for (var slice = 0; norm > 0 && slice < kernels.Slices; slice++)
        {
            var weights = kernels.Slice(channel, slice);
            var share = TensorPrimitives.Norm(weights) / norm * (TensorPrimitives.Sum(weights) < 0 ? -1 : 1);
            foreach (var (source, first) in sources)
            {
                var from = firstInput + slice - first;
                if (share != 0 && from >= 0 && from < source.Channels)
                {
                    Keep(_inputs[layer][channel], new(source, from, share));
                    Keep(_outputs[source][from], new(layer, channel, share));
                }
            }
        }
    }

    static void Keep(List<UnitLink> best, UnitLink link)
    {
        if (best.Count == Kept && Math.Abs(link.Share) <= Math.Abs(best[^1].Share))
        {
            return;
        }

        var place = best.FindIndex(other => Math.Abs(other.Share) < Math.Abs(link.Share));
        best.Insert(place < 0 ? best.Count : place, link);
        if (best.Count > Kept)
        {
            best.RemoveAt(Kept);
        }
    }
}
