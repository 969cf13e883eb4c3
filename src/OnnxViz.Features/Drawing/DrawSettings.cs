using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>What is drawn of pictures' maps.</summary>
/// <param name="Scaling">Which numbers are the first and the last colour.</param>
/// <param name="Colours">The colours between.</param>
/// <param name="Overlay">Whether maps are also laid over their picture.</param>
/// <param name="Channels">The channels of every layer, in this order; null for all.</param>
public sealed record DrawSettings(MapScaling Scaling, ColourMap Colours, bool Overlay = false, IReadOnlyList<int>? Channels = null)
{
    /// <summary>How maps are shown.</summary>
    public MapStyle Style => new(Scaling, Colours);
}
