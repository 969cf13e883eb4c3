namespace OnnxViz.Reports;

/// <summary>
/// The feature maps of one layer on one picture, encoded at once: one grey PNG of 8 bits, one map under the other.
/// </summary>
/// <remarks>
/// Each map has a range of its own, so that a weak one keeps all its steps: a byte b up to 254 stands for
/// <c>low + b / 254 * (high - low)</c>, 255 for a number that is not finite.
/// </remarks>
public sealed class ReportMaps
{
    /// <summary>
    /// Sides of more positions than this are shrunk by a whole factor; each number is then the mean of a block.
    /// </summary>
    public const int GreatestSide = 256;

    ReportMaps(MapsLayout layout, byte[] png) => (Layout, Png) = (layout, png);

    /// <summary>Which of the report's pictures, from 0.</summary>
    public int Picture => Layout.Picture;

    internal MapsLayout Layout { get; }

    internal byte[] Png { get; }

    /// <summary>How many numbers of a map a page holds: all of them, or those that are left of a larger one.</summary>
    public static int Positions(int width, int height)
    {
        var (_, wide, high) = Shown(width, height);
        return wide * high;
    }

    /// <summary>The maps of a picture.</summary>
    /// <param name="picture">Which of the report's pictures, from 0.</param>
    /// <param name="maps">
    /// The numbers in the order filter, row, column; the filters in the order of <see cref="ReportLayer.Filters"/>.
    /// </param>
    /// <param name="width">Numbers in a row: 1 where the layer has no positions.</param>
    /// <param name="height">Rows of a map: 1 where the layer has no positions.</param>
    public static ReportMaps Of(int picture, ReadOnlySpan<float> maps, int width, int height)
    {
        var size = width * height;
        if (size < 1 || maps.IsEmpty || maps.Length % size != 0)
        {
            throw new ArgumentException($"{maps.Length} numbers are no maps of {width}x{height}.");
        }

        var (factor, wide, high) = Shown(width, height);
        var planes = new MapPlane[maps.Length / size];
        var bytes = new byte[planes.Length * wide * high];
        for (var plane = 0; plane < planes.Length; plane++)
        {
            var numbers = maps.Slice(plane * size, size);
            var shown = factor == 1 ? numbers : MapShrinking.Means(numbers, width, factor, wide, high);
            planes[plane] = MapPlane.Of(numbers, width, shown);
            planes[plane].Quantize(shown, bytes.AsSpan(plane * wide * high, wide * high));
        }
        var tall = Pictures.Picture.FromBytes(wide, planes.Length * high, 1, bytes);
        return new(new(picture, wide, high, factor, planes), ReportImage.Exact(tall).Bytes);
    }

    static (int Factor, int Width, int Height) Shown(int width, int height)
    {
        var factor = (Math.Max(width, height) + GreatestSide - 1) / GreatestSide;
        return (factor, Math.Max(1, width / factor), Math.Max(1, height / factor));
    }
}
