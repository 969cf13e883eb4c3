using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>Measures pictures that were not drawn as drawn ones are measured: at their size, without
/// transforms.</summary>
/// <param name="network">The network.</param>
/// <param name="settings">How pictures were drawn.</param>
public sealed class PictureMeasure(Network network, AscentSettings settings) : IDisposable
{
    readonly Workbench _bench = new(new(network, settings.Preprocessing), settings, Narrowing.Fed);

    /// <summary>The height of what is measured, in pixels.</summary>
    public int Height => _bench.SizeMeasured.Height;

    /// <summary>The width of what is measured, in pixels.</summary>
    public int Width => _bench.SizeMeasured.Width;

    /// <summary>The score of a picture, its middle cut to the size.</summary>
    /// <param name="unit">The objective, layers named by tensors.</param>
    /// <param name="picture">The picture, with as many channels as the network takes.</param>
    /// <exception cref="Graph.OnnxVizException">The objective compares pictures, and this is one.</exception>
    public float Of(Objective unit, Picture picture) =>
        _bench.Measure([unit], [picture.Resize(Width, Height, ResizeMode.Crop).Pixels], 1)[0];

    /// <summary>Frees the sessions.</summary>
    public void Dispose() => _bench.Dispose();
}
