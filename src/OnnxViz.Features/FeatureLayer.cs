using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>A layer whose maps are taken.</summary>
/// <param name="Asked">What the caller named it.</param>
/// <param name="Layer">The layer of the network.</param>
/// <param name="Shape">The shape of its maps for one picture of the size in use: [C, H, W], or [C] behind a
/// classifier.</param>
public sealed record FeatureLayer(string Asked, Layer Layer, Shape Shape)
{
    /// <summary>What to call it: its alias, or its tensor.</summary>
    public string Name => Layer.Name;

    /// <summary>The number of channels.</summary>
    public int Channels => (int)(Shape.Rank > 0 ? Shape[0] : 1);

    /// <summary>How many numbers each channel has: H * W, or 1.</summary>
    public int Positions => (int)(Shape.Size / Math.Max(1, Channels));

    /// <summary>How many numbers one picture has.</summary>
    public int Size => (int)Shape.Size;
}
