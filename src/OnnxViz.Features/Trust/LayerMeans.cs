using System.Runtime.InteropServices;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>What a layer makes of single pictures: the mean of each channel over all positions, or the
/// greatest.</summary>
public sealed class LayerMeans : IDisposable
{
    readonly FeatureExtractor _extractor;
    readonly PictureResizer _resizer;

    /// <summary>Prepares a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer by name, alias or index.</param>
    /// <param name="settings">How pictures go in; the size is the network's own where none is given.</param>
    /// <exception cref="OnnxVizException">The layer does not exist, or the network does not work at this
    /// size.</exception>
    public LayerMeans(Network network, string layer, FeatureSettings settings)
    {
        _extractor = new(network, [layer], settings with { Batch = 1, Lanes = 1 });
        _resizer = new(network.FindInput(), _extractor.Height, _extractor.Width, settings.Fit);
    }

    /// <summary>The layer.</summary>
    public FeatureLayer Layer => _extractor.Layers[0];

    /// <summary>The means for a picture of any size, brought to that of the network, [C].</summary>
    /// <exception cref="OnnxVizException">It has planes that the network does not take.</exception>
    public float[] Of(Picture picture) => [.. Maps(picture).Select(channel => channel.Average())];

    /// <summary>The greatest numbers of each channel for a picture of any size, brought to that of the network,
    /// [C].</summary>
    /// <exception cref="OnnxVizException">It has planes that the network does not take.</exception>
    public float[] PeaksOf(Picture picture) => [.. Maps(picture).Select(channel => channel.Max())];

    IEnumerable<float[]> Maps(Picture picture)
    {
        var fitted = _resizer.Fit(picture);
        var maps = _extractor.Extract(Tensor.Of(fitted.Pixels, [1, fitted.Channels, fitted.Height, fitted.Width]));
        var numbers = MemoryMarshal.Cast<byte, float>(maps[Layer.Asked].Bytes.Span).ToArray();
        return numbers.Chunk(Layer.Positions);
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _extractor.Dispose();
}
