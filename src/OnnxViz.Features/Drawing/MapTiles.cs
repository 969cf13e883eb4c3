using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>The maps of a layer for one picture as small pictures.</summary>
/// <param name="layer">The layer.</param>
/// <param name="style">How maps are shown.</param>
sealed class MapTiles(FeatureLayer layer, MapStyle style)
{
    const int Small = 96;
    const int Large = 256;

    /// <summary>Whether there is a map for each channel; else all numbers make one map.</summary>
    public bool IsByChannel => layer.Shape.Rank == 3;

    /// <summary>A channel's map: its channel and maximum below it; a map that is the same everywhere is hatched, as there is nothing to see.</summary>
    public CaptionedPicture Channel(ReadOnlySpan<float> maps, int channel, int? side = null)
    {
        var map = Map(maps, channel);
        var range = MapRange.Of(map);
        var (width, height) = ((int)layer.Shape[2], (int)layer.Shape[1]);
        return range.Low == range.High
            ? new(Fitted(MapPicture.Hatched(width, height), side), $"{channel} dead {Short.Of(range.High)}")
            : new(Fitted(MapPicture.Draw(map, width, style.RangeOf(maps, map), style.Colours), side), $"{channel} {Short.Of(range.High)}");
    }

    /// <summary>The mean over the channels.</summary>
    public CaptionedPicture Mean(ReadOnlySpan<float> maps, int? side = null)
    {
        var mean = new float[layer.Positions];
        for (var place = 0; place < maps.Length; place++)
        {
            mean[place % layer.Positions] += maps[place] / layer.Channels;
        }

        return new(Fitted(MapPicture.Draw(mean, (int)layer.Shape[2], style.RangeOf(mean, mean), style.Colours), side), $"{layer.Name} mean");
    }

    /// <summary>All numbers of a layer that has no maps: behind a classifier in rows of equal length, else row by row as they are.</summary>
    public CaptionedPicture Whole(ReadOnlySpan<float> numbers, int? side = null)
    {
        var width = layer.Shape.Rank > 1 ? (int)layer.Shape[layer.Shape.Rank - 1] : (int)Math.Ceiling(Math.Sqrt(numbers.Length));
        var padded = new float[(numbers.Length + width - 1) / width * width];
        Array.Fill(padded, float.NaN);
        numbers.CopyTo(padded);
        return new(Fitted(MapPicture.Draw(padded, width, style.RangeOf(numbers, numbers), style.Colours), side), $"{layer.Name} {Short.Of(MapRange.Of(numbers).High)}");
    }

    /// <summary>A channel's map.</summary>
    public ReadOnlySpan<float> Map(ReadOnlySpan<float> maps, int channel) => maps.Slice(channel * layer.Positions, layer.Positions);

    /// <summary>Whole enlargements keep each number a square; only what is too large is averaged.</summary>
    static Picture Fitted(Picture picture, int? side)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        var (least, most) = (side ?? Small, side ?? Large);
        if (longer <= most)
        {
            return picture.Repeat(Math.Max(1, least / longer));
        }

        return picture.Resize(Math.Max(1, picture.Width * most / longer), Math.Max(1, picture.Height * most / longer));
    }
}
