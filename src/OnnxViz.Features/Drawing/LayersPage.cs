using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// A picture's way through the layers: a row for each, with the mean over its channels and its strongest maps.
/// </summary>
/// <param name="style">How maps are shown.</param>
/// <param name="strongest">How many maps of each layer.</param>
public sealed class LayersPage(MapStyle style, int strongest = 8)
{
    const int Side = 112;

    readonly List<Picture> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="maps">Its maps for the picture.</param>
    /// <param name="channels">The channels to choose from; all of them when left out.</param>
    /// <param name="labels">Names of the numbers of a layer without maps; null for their places.</param>
    public void Add(
        FeatureLayer layer,
        ReadOnlySpan<float> maps,
        IReadOnlyList<int>? channels,
        IReadOnlyList<string>? labels = null)
    {
        var tiles = new MapTiles(layer, style, labels);
        List<CaptionedPicture> row = [];
        if (tiles.IsByChannel)
        {
            row.Add(tiles.Mean(maps, Side));
            foreach (var channel in Strongest(layer, maps, channels))
            {
                row.Add(tiles.Channel(maps, channel, Side));
            }
        }
        else
        {
            row.AddRange(tiles.Whole(maps, Side));
        }

        _rows.Add(new ContactSheet(row.Count, Title: $"{layer.Name}: {string.Join('x', layer.Shape)}").Draw(row));
    }

    /// <summary>Draws the page.</summary>
    /// <param name="title">What stands above.</param>
    public Picture Draw(string title) => PictureStack.Draw(title.Length == 0 ? _rows : [Heading(title), .. _rows]);

    static Picture Heading(string title) =>
        new ContactSheet(Title: title).Draw([new(Picture.Filled(title.Length * 12, 1, 1f), "")]);

    IEnumerable<int> Strongest(FeatureLayer layer, ReadOnlySpan<float> maps, IReadOnlyList<int>? channels)
    {
        var maxima = new Dictionary<int, float>();
        foreach (var channel in ChannelChoice.Of(layer, channels))
        {
            maxima[channel] = MapRange.Of(maps.Slice(channel * layer.Positions, layer.Positions)).High;
        }

        return [.. maxima.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Take(strongest)];
    }
}
