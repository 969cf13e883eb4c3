using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// A map laid over the picture that it comes from, each number at the middle of what it sees, the strongest place
/// boxed.
/// </summary>
/// <param name="Style">How maps are shown.</param>
/// <param name="Opacity">How much of the picture the strongest colour hides, 0 to 1.</param>
public sealed record Overlay(MapStyle Style, float Opacity = 0.75f)
{
    const int Smallest = 96;
    const int Largest = 256;

    static readonly (float Red, float Green, float Blue) NoNumber = (1, 0, 1);

    /// <summary>Whether the positions of a layer have a place in the picture.</summary>
    public static bool Fits(FeatureLayer layer) =>
        layer.Shape.Rank == 3 && layer.Layer.ReceptiveField is { Rows.Stride: > 0, Columns.Stride: > 0 };

    /// <summary>Draws a sheet of overlays.</summary>
    /// <param name="picture">The picture as the network saw it.</param>
    /// <param name="layer">The layer; see <see cref="Fits"/>.</param>
    /// <param name="maps">Its maps for the picture.</param>
    /// <param name="channels">The channels to show; all of them when left out.</param>
    /// <param name="title">What stands above; the layer's name and scale follow.</param>
    /// <exception cref="OnnxVizException">The layer has no such channel, or no places in the picture.</exception>
    public Picture Sheet(
        Picture picture, FeatureLayer layer, ReadOnlySpan<float> maps, IReadOnlyList<int>? channels, string title)
    {
        var tiles = new MapTiles(layer, Style);
        var (longer, pixels) = (Math.Max(picture.Width, picture.Height),
            (long)Math.Max(Smallest, picture.Width) * Math.Max(Smallest, picture.Height));
        var times = longer < Smallest ? (Smallest + longer - 1) / longer : 1;
        var shown = ShownChannels.Of(layer, maps, channels, Math.Min(pixels, Largest * Largest));
        var drawn = new List<CaptionedPicture>();
        foreach (var channel in shown.Channels)
        {
            drawn.Add(new(Smaller(Draw(picture, layer, maps, channel, times)), tiles.Channel(maps, channel).Caption));
        }

        return new ContactSheet(
            Title: $"{title} {layer.Name}, {Style.Describe(maps)}{shown.Note}".TrimStart(),
            Note: "boxed: what the strongest position sees").Draw(drawn);
    }

    /// <summary>
    /// Draws one channel over the picture; a map that is the same everywhere leaves the picture as it is, in grey.
    /// </summary>
    /// <exception cref="OnnxVizException">The positions of the layer have no place in the picture.</exception>
    public Picture Draw(Picture picture, FeatureLayer layer, ReadOnlySpan<float> maps, int channel) =>
        Draw(picture, layer, maps, channel, times: 1);

    Picture Draw(Picture picture, FeatureLayer layer, ReadOnlySpan<float> maps, int channel, int times)
    {
        if (!Fits(layer))
        {
            throw new OnnxVizException(
                $"layer {layer.Name} of shape {layer.Shape} has no places in the picture: it cannot be laid over it");
        }

        var map = new MapTiles(layer, Style).Map(maps, channel);
        var gray = picture.ToGray();
        var range = MapRange.Of(map);
        return range.Low == range.High
            ? gray.ToColour().Repeat(times)
            : Boxed(Blended(gray, layer, map, Style.RangeOf(maps, map)), layer, map, times);
    }

    Picture Blended(Picture gray, FeatureLayer layer, ReadOnlySpan<float> map, MapRange range)
    {
        var field = layer.Layer.ReceptiveField;
        var rows = Places.Of(field.Rows, gray.Height, (int)layer.Shape[1]);
        var columns = Places.Of(field.Columns, gray.Width, (int)layer.Shape[2]);
        var width = (int)layer.Shape[2];
        var plane = gray.Width * gray.Height;
        var pixels = new float[3 * plane];
        for (var place = 0; place < plane; place++)
        {
            var (row, column) = (rows[place / gray.Width], columns[place % gray.Width]);
            var upper = Between(
                map[(row.First * width) + column.First], map[(row.First * width) + column.Second], column.Part);
            var lower = Between(
                map[(row.Second * width) + column.First], map[(row.Second * width) + column.Second], column.Part);
            var number = range.Place(Between(upper, lower, row.Part));
            var isNumber = float.IsFinite(number);
            var strength = isNumber
                ? Opacity * (Style.Scaling == MapScaling.Symmetric ? Math.Abs((2 * number) - 1) : number)
                : 1;
            var (red, green, blue) = isNumber ? Style.Colours.At(number) : NoNumber;
            pixels[place] = Between(gray.Pixels[place], red, strength);
            pixels[plane + place] = Between(gray.Pixels[place], green, strength);
            pixels[(2 * plane) + place] = Between(gray.Pixels[place], blue, strength);
        }

        return new(gray.Width, gray.Height, 3, pixels);
    }

    static Picture Boxed(Picture picture, FeatureLayer layer, ReadOnlySpan<float> map, int times)
    {
        var strongest = Strongest(map);
        var (row, column) = (strongest / (int)layer.Shape[2], strongest % (int)layer.Shape[2]);
        var (top, height) = Box(layer.Layer.ReceptiveField.Rows, row, picture.Height);
        var (left, width) = Box(layer.Layer.ReceptiveField.Columns, column, picture.Width);
        return picture.Repeat(times).Outlined(left * times, top * times, width * times, height * times);
    }

    /// <summary>
    /// What the position sees; where that is everything, the pixels nearer to it than to its neighbours.
    /// </summary>
    static (int Start, int Length) Box(FieldSpan span, int position, int length) => span.Extent is null
        ? ((int)Math.Round(span.CentreAt(position) - (span.Stride / 2) + 0.5), (int)Math.Ceiling(span.Stride))
        : ((int)span.StartAt(position), (int)span.LengthIn(length));

    static int Strongest(ReadOnlySpan<float> map)
    {
        var strongest = 0;
        for (var place = 1; place < map.Length; place++)
        {
            strongest = map[place] > map[strongest] ? place : strongest;
        }

        return strongest;
    }

    static float Between(float from, float to, float part) => from + ((to - from) * part);

    static Picture Smaller(Picture picture)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        return longer <= Largest
            ? picture
            : picture.Resize(
                Math.Max(1, picture.Width * Largest / longer), Math.Max(1, picture.Height * Largest / longer));
    }
}
