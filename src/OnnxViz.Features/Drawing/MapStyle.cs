using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>How maps are shown.</summary>
/// <param name="Scaling">Which numbers are the first and the last colour.</param>
/// <param name="Colours">The colours between.</param>
public sealed record MapStyle(MapScaling Scaling, ColourMap Colours)
{
    /// <summary>The range in which a map is shown.</summary>
    /// <param name="layer">All maps of the layer for the picture.</param>
    /// <param name="map">The map.</param>
    public MapRange RangeOf(ReadOnlySpan<float> layer, ReadOnlySpan<float> map) => Scaling switch
    {
        MapScaling.Map => MapRange.Of(map),
        MapScaling.Layer => MapRange.Of(layer),
        _ => MapRange.Of(layer).Symmetric(),
    };

    /// <summary>The scale in words.</summary>
    /// <param name="layer">All maps of the layer for the picture.</param>
    public string Describe(ReadOnlySpan<float> layer)
    {
        var range = Scaling == MapScaling.Symmetric ? MapRange.Of(layer).Symmetric() : MapRange.Of(layer);
        return Scaling == MapScaling.Map
            ? "each map from its least to its greatest"
            : $"from {Short.Of(range.Low)} to {Short.Of(range.High)}";
    }
}
