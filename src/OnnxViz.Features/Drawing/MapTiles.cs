using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>The maps of a layer for one picture as small pictures.</summary>
/// <param name="layer">The layer.</param>
/// <param name="style">How maps are shown.</param>
/// <param name="labels">Names of the numbers of a layer that has no maps; null for their places.</param>
sealed class MapTiles(FeatureLayer layer, MapStyle style, IReadOnlyList<string>? labels = null)
{
    const int Small = 96;
    const int Large = 256;
    const int MostBars = 40;
    const int Strongest = 10;
    const float Paper = 1;

    /// <summary>Whether there is a map for each channel; else all numbers make one map.</summary>
    public bool IsByChannel => layer.Shape.Rank == 3;

    /// <summary>How many pixels the tile of a channel has.</summary>
    public long Pixels
    {
        get
        {
            var (width, height) = (layer.Shape[2], layer.Shape[1]);
            var longer = Math.Max(width, height);
            var times = longer < Small ? (Small + longer - 1) / longer : Math.Min(1, Large / (double)longer);
            return (long)(width * height * times * times);
        }
    }

    /// <summary>
    /// A channel's map: its channel and maximum below it; a map that is the same everywhere is hatched, as there is
    /// nothing to see.
    /// </summary>
    public CaptionedPicture Channel(ReadOnlySpan<float> maps, int channel, int? side = null)
    {
        var map = Map(maps, channel);
        var range = MapRange.Of(map);
        var (width, height) = ((int)layer.Shape[2], (int)layer.Shape[1]);
        return range.Low == range.High
            ? new(
                Fitted(MapPicture.Hatched(width, height), side),
                range.High <= 0 ? $"{channel} silent {Short.Of(range.High)}" : $"{channel} all {Short.Of(range.High)}")
            : new(
                Fitted(MapPicture.Draw(map, width, style.RangeOf(maps, map), style.Colours), side),
                $"{channel} max {Short.Of(range.High)}");
    }

    /// <summary>The mean over the channels.</summary>
    public CaptionedPicture Mean(ReadOnlySpan<float> maps, int? side = null)
    {
        var mean = new float[layer.Positions];
        for (var place = 0; place < maps.Length; place++)
        {
            mean[place % layer.Positions] += maps[place] / layer.Channels;
        }

        return new(
            Fitted(MapPicture.Draw(mean, (int)layer.Shape[2], style.RangeOf(mean, mean), style.Colours), side),
            "mean of all");
    }

    /// <summary>
    /// All numbers of a layer that has no maps. A few, as behind a classifier, are bars with their names; of many the
    /// strongest are, and all are a map of rows of equal length; rows and columns are what they are.
    /// </summary>
    public IReadOnlyList<CaptionedPicture> Whole(ReadOnlySpan<float> numbers, int? side = null)
    {
        var isList = layer.Shape.Rank <= 1;
        CaptionedPicture bars = new(
            Bars(numbers),
            isList && numbers.Length > MostBars ? $"the {Strongest} strongest of {numbers.Length:#,0}" : "");
        if (isList && numbers.Length <= MostBars)
        {
            return [bars];
        }

        var map = new CaptionedPicture(
            AllOf(numbers, side), $"all {numbers.Length:#,0} max {Short.Of(MapRange.Of(numbers).High)}");
        return isList ? [bars, map] : [map];
    }

    /// <summary>A channel's map.</summary>
    public ReadOnlySpan<float> Map(ReadOnlySpan<float> maps, int channel) =>
        maps.Slice(channel * layer.Positions, layer.Positions);

    Picture Bars(ReadOnlySpan<float> numbers)
    {
        var all = numbers.ToArray();
        var shown = all.Length <= MostBars
            ? Enumerable.Range(0, all.Length)
            : Enumerable.Range(0, all.Length).OrderByDescending(
                index => float.IsNaN(all[index]) ? float.NegativeInfinity : all[index]).Take(Strongest);
        return BarPicture.Draw(
            [.. shown.Select(index => (labels is null ? $"{index}" : $"{labels[index]} {index}", all[index]))]);
    }

    Picture AllOf(ReadOnlySpan<float> numbers, int? side)
    {
        var width = layer.Shape.Rank > 1
            ? (int)layer.Shape[layer.Shape.Rank - 1]
            : (int)Math.Ceiling(Math.Sqrt(numbers.Length));
        var drawn = MapPicture.Draw(Padded(numbers, width), width, style.RangeOf(numbers, numbers), style.Colours);
        for (var channel = 0; channel < 3; channel++)
        {
            drawn.Pixels.AsSpan(
                (channel * drawn.Width * drawn.Height) + numbers.Length,
                (drawn.Width * drawn.Height) - numbers.Length).Fill(Paper);
        }

        return Fitted(drawn, side);
    }

    static float[] Padded(ReadOnlySpan<float> numbers, int width)
    {
        var padded = new float[(numbers.Length + width - 1) / width * width];
        numbers.CopyTo(padded);
        return padded;
    }

    /// <summary>Whole enlargements keep each number a square; only what is too large is averaged.</summary>
    static Picture Fitted(Picture picture, int? side)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        if (side is null && longer < Small)
        {
            return picture.Repeat((Small + longer - 1) / longer);
        }

        var most = side ?? Large;
        return longer <= most
            ? picture.Repeat(side is null ? 1 : Math.Max(1, most / longer))
            : picture.Resize(Math.Max(1, picture.Width * most / longer), Math.Max(1, picture.Height * most / longer));
    }
}
