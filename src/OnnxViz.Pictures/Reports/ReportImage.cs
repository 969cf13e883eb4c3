using OnnxViz.Pictures.Vips;

namespace OnnxViz.Pictures.Reports;

/// <summary>A picture as it lies in the page: encoded at once, so that holding many of them costs little.</summary>
public sealed class ReportImage
{
    const int GreatestLossless = 64 * 64;

    ReportImage(Picture picture, string type, byte[] bytes) =>
        (Width, Height, Type, Bytes) = (picture.Width, picture.Height, type, bytes);

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; }

    internal string Type { get; }

    internal byte[] Bytes { get; }

    /// <summary>A photograph or a drawn picture, grey or colour: PNG up to 64x64 pixels, JPEG of high quality where it is larger.</summary>
    public static ReportImage Of(Picture picture) => picture.Width * picture.Height <= GreatestLossless
        ? Exact(picture)
        : new(picture, "image/jpeg", VipsEncoder.Encode(picture, "jpegsave_target", ("Q", "90"), ("subsample_mode", "off")));

    /// <summary>A picture of which every pixel counts, such as a kernel: PNG at any size.</summary>
    public static ReportImage Exact(Picture picture) =>
        new(picture, "image/png", VipsEncoder.Encode(picture, "pngsave_target", ("compression", "9"), ("filter", "all")));
}
