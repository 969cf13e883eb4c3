using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A picture's way through the layers: a row for each, with the mean over its channels and its strongest maps.</summary>
/// <param name="style">How maps are shown.</param>
/// <param name="strongest">How many maps of each layer.</param>
public sealed class LayersPage(MapStyle style, int strongest = 8)
{
    const int Side = 112;

    readonly List<CaptionedPicture> _tiles = [];

    int Columns => strongest + 1;

    /// <summary>Adds a row.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="maps">Its maps for the picture.</param>
    /// <param name="channels">The channels to choose from; all of them when left out.</param>
    public void Add(FeatureLayer layer, ReadOnlySpan<float> maps, IReadOnlyList<int>? channels)
    {
        var tiles = new MapTiles(layer, style);
        List<CaptionedPicture> row = [tiles.IsByChannel ? tiles.Mean(maps, Side) : tiles.Whole(maps, Side)];
        if (tiles.IsByChannel)
        {
            var maxima = new Dictionary<int, float>();
            foreach (var channel in ChannelChoice.Of(layer, channels))
            {
                maxima[channel] = MapRange.Of(tiles.Map(maps, channel)).High;
            }

            foreach (var channel in maxima.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Take(strongest))
            {
                row.Add(tiles.Channel(maps, channel, Side));
            }
        }

        row.AddRange(Enumerable.Repeat(new CaptionedPicture(Picture.Filled(1, 1, 1), ""), Columns - row.Count));
        _tiles.AddRange(row);
    }

    /// <summary>Draws the page.</summary>
    /// <param name="title">What stands above.</param>
    public Picture Draw(string title) => new ContactSheet(Columns, Title: title).Draw(_tiles);
}
