using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace OnnxViz.Pictures.Codecs;

/// <summary>Planes of floats from decoded samples; transparent parts lie over mid-grey.</summary>
/// <remarks>Mid-grey is what lies least far from any picture, and what most networks see as nothing.</remarks>
static class PicturePlanes
{
    static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(level => level / 255f)];

    public static Picture Of(Image<Rgba32> image, bool isGray, bool isOpaque)
    {
        var (planes, plane) = (New(image, isGray), image.Width * image.Height);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                Copy(rows.GetRowSpan(y), planes.AsSpan(y * rows.Width), plane, isGray, isOpaque);
            }
        });
        return new(image.Width, image.Height, isGray ? 1 : 3, planes);
    }

    public static Picture Of(Image<Rgba64> image, bool isGray)
    {
        var (planes, plane) = (New(image, isGray), image.Width * image.Height);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                Copy(rows.GetRowSpan(y), planes.AsSpan(y * rows.Width), plane, isGray);
            }
        });
        return new(image.Width, image.Height, isGray ? 1 : 3, planes);
    }

    static float[] New(Image image, bool isGray) =>
        GC.AllocateUninitializedArray<float>(image.Width * image.Height * (isGray ? 1 : 3));

    static void Copy(ReadOnlySpan<Rgba32> row, Span<float> planes, int plane, bool isGray, bool isOpaque)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var pixel = row[x];
            var alpha = isOpaque ? byte.MaxValue : pixel.A;
            planes[x] = Over(pixel.R, alpha);
            if (isGray)
            {
                continue;
            }

            planes[plane + x] = Over(pixel.G, alpha);
            planes[2 * plane + x] = Over(pixel.B, alpha);
        }
    }

    static void Copy(ReadOnlySpan<Rgba64> row, Span<float> planes, int plane, bool isGray)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var pixel = row[x];
            planes[x] = Over(pixel.R, pixel.A);
            if (isGray)
            {
                continue;
            }

            planes[plane + x] = Over(pixel.G, pixel.A);
            planes[2 * plane + x] = Over(pixel.B, pixel.A);
        }
    }

    /// <summary>A sample over mid-grey.</summary>
    public static float Over(byte sample, byte alpha) =>
        alpha == byte.MaxValue ? Levels[sample] : (sample * alpha + 127.5f * (255 - alpha)) / 255 / 255;

    static float Over(ushort sample, ushort alpha) =>
        alpha == ushort.MaxValue
            ? sample / 65535f
            : (sample * (float)alpha + 32767.5f * (65535 - alpha)) / 65535 / 65535;
}
