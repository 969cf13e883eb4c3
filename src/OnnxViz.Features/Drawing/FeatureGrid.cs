using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>The maps of a layer for one picture as a sheet.</summary>
/// <param name="Style">How maps are shown.</param>
/// <param name="Labels">Names the numbers of a layer without maps, or gives null.</param>
public sealed record FeatureGrid(MapStyle Style, Func<FeatureLayer, IReadOnlyList<string>?>? Labels = null)
{
    /// <summary>
    /// Draws the sheet: a map for each channel with its channel and maximum; of a layer without maps a few numbers are
    /// bars.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="maps">Its maps for the picture, of the layer's shape.</param>
    /// <param name="channels">The channels to show; all of them when left out.</param>
    /// <param name="title">What stands above; the layer's name, shape and scale follow.</param>
    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public Picture Draw(FeatureLayer layer, ReadOnlySpan<float> maps, IReadOnlyList<int>? channels, string title)
    {
        var tiles = new MapTiles(layer, Style, Labels?.Invoke(layer));
        var heading = $"{title} {layer.Name} {string.Join('x', layer.Shape)}".TrimStart();
        if (!tiles.IsByChannel)
        {
            return new ContactSheet(Title: heading).Draw(tiles.Whole(maps));
        }

        var shown = ShownChannels.Of(layer, maps, channels, tiles.Pixels);
        var drawn = new List<CaptionedPicture>();
        foreach (var channel in shown.Channels)
        {
            drawn.Add(tiles.Channel(maps, channel));
        }

        return new ContactSheet(Title: $"{heading}, {Style.Describe(maps)}{shown.Note}").Draw(drawn);
    }
}
