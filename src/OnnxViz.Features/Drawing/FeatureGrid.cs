using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>The maps of a layer for one picture as a sheet.</summary>
/// <param name="Style">How maps are shown.</param>
public sealed record FeatureGrid(MapStyle Style)
{
    /// <summary>Draws the sheet: a map for each channel with its channel and maximum; a layer without maps becomes one picture of all its numbers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="maps">Its maps for the picture, of the layer's shape.</param>
    /// <param name="channels">The channels to show; all of them when left out.</param>
    /// <param name="title">What stands above; the layer's name, shape and scale follow.</param>
    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public Picture Draw(FeatureLayer layer, ReadOnlySpan<float> maps, IReadOnlyList<int>? channels, string title)
    {
        var tiles = new MapTiles(layer, Style);
        var drawn = new List<CaptionedPicture>();
        foreach (var channel in tiles.IsByChannel ? ChannelChoice.Of(layer, channels) : [])
        {
            drawn.Add(tiles.Channel(maps, channel));
        }

        var heading = $"{title} {layer.Name} {string.Join('x', layer.Shape)}, {Style.Describe(maps)}".TrimStart();
        return new ContactSheet(Title: heading).Draw(drawn.Count > 0 ? drawn : [tiles.Whole(maps)]);
    }
}
