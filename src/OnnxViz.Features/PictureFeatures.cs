using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A picture with its maps; the maps are good until the next batch is asked for.</summary>
public sealed class PictureFeatures
{
    readonly FeatureMaps _maps;
    readonly int _slot;

    internal PictureFeatures(PictureEntry entry, Picture picture, FeatureMaps maps, int slot) =>
        (Entry, Picture, _maps, _slot) = (entry, picture, maps, slot);

    /// <summary>Which picture it is.</summary>
    public PictureEntry Entry { get; }

    /// <summary>
    /// The picture as the network saw it before preprocessing: its size, its number of planes, in [0, 1]; of the
    /// network's input itself something to look at.
    /// </summary>
    public Picture Picture { get; }

    /// <summary>The layers.</summary>
    public IReadOnlyList<FeatureLayer> Layers => _maps.Layers;

    /// <summary>
    /// The maps of a layer, of the layer's shape, row-major; ONNX Runtime's own memory where the layer is of 32-bit
    /// floats.
    /// </summary>
    public ReadOnlySpan<float> Maps(FeatureLayer layer) => _maps.Of(layer).Slice(_slot * layer.Size, layer.Size);

    /// <summary>The map of one channel, row by row.</summary>
    public ReadOnlySpan<float> Map(FeatureLayer layer, int channel) =>
        Maps(layer).Slice(channel * layer.Positions, layer.Positions);

    /// <summary>The maps of a layer by the name it was asked for.</summary>
    /// <exception cref="OnnxVizException">The layer was not asked for.</exception>
    public ReadOnlySpan<float> Maps(string layer) => Maps(
        Layers.FirstOrDefault(each => each.Asked == layer || each.Name == layer)
        ?? throw new OnnxVizException(
            $"layer {layer} was not asked for; there are {string.Join(", ", Layers.Select(each => each.Asked))}"));
}
