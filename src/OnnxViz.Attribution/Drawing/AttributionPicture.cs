using OnnxViz.Pictures;

namespace OnnxViz.Attribution;

/// <summary>
/// Attributions as pictures. Signed ones are blue below zero and red above it; others go from dark blue to yellow,
/// which colour-blind people read, too. What lies beyond all but one in a hundred of the places has the last colour.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="isSigned">Whether negative numbers count against the score.</param>
public sealed class AttributionPicture(AttributionMap map, bool isSigned)
{
    const double WithinColours = 0.99;
    const float Opacity = 0.8f;
    const int Smallest = 192;

    /// <summary>The numbers that have the first and the last colour.</summary>
    public MapRange Range { get; } = RangeOf(map.Numbers, isSigned);

    /// <summary>The map alone.</summary>
    public Picture Map() =>
        Visible(MapPicture.Draw(map.Numbers, map.Width, Range, isSigned ? ColourMap.Diverging : ColourMap.Viridis));

    /// <summary>The map over the picture in grey, which shows where the map is weak; a map of zeros leaves it as it is.
    /// Behind signed maps, whose last colours are dark, it is pale.</summary>
    /// <param name="picture">The picture as the network saw it.</param>
    public Picture Over(Picture picture)
    {
        var gray = Shown(picture).ToGray();
        var (colours, plane) = (isSigned ? ColourMap.Diverging : ColourMap.Viridis, map.Numbers.Length);
        var pixels = new float[3 * plane];
        for (var place = 0; place < plane; place++)
        {
            var number = Math.Clamp(
                Range.Place(float.IsFinite(map.Numbers[place]) ? map.Numbers[place] : Range.Low), 0, 1);
            var strength = map.IsEmpty ? 0 : Opacity * (isSigned ? MathF.Sqrt(Distance(number)) : number);
            var (red, green, blue) = colours.At(number);
            var light = isSigned ? (1 + gray.Pixels[place]) / 2 : gray.Pixels[place];
            pixels[place] = light + ((red - light) * strength);
            pixels[plane + place] = light + ((green - light) * strength);
            pixels[(2 * plane) + place] = light + ((blue - light) * strength);
        }

        return Visible(new(map.Width, map.Height, 3, pixels));
    }

    /// <summary>
    /// A picture as it can be shown: one that is neither grey nor colour as the mean of its channels.
    /// </summary>
    public static Picture Shown(Picture picture) => picture.Channels is 1 or 3 ? picture : Mean(picture);

    /// <summary>A picture large enough to be seen.</summary>
    public static Picture Visible(Picture picture) =>
        picture.Repeat(Math.Max(1, Smallest / Math.Max(picture.Width, picture.Height)));

    /// <summary>How far a place in a symmetric range is from its middle, 0 to 1.</summary>
    static float Distance(float place) => Math.Min(1, Math.Abs((2 * place) - 1));

    static MapRange RangeOf(float[] numbers, bool isSigned)
    {
        var finite = numbers.Where(float.IsFinite).Select(number => isSigned ? Math.Abs(number) : number).Order()
            .ToArray();
        if (finite.Length == 0)
        {
            return new(0, 0);
        }

        var most = finite[(int)((finite.Length - 1) * WithinColours)];
        most = most > finite[0] ? most : finite[^1];
        return isSigned ? new(-most, most) : new(finite[0], most);
    }

    static Picture Mean(Picture picture)
    {
        var plane = picture.Width * picture.Height;
        return new(picture.Width, picture.Height, 1, [.. Enumerable.Range(0, plane).Select(
            place => Enumerable.Range(0, picture.Channels).Average(
                channel => picture.Pixels[(channel * plane) + place]))]);
    }
}
