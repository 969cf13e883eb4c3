using OnnxViz.Pictures;
using OnnxViz.Pictures.Codecs;

namespace OnnxViz.Reports;

/// <summary>A picture as it lies in the page: encoded at once, so that holding many of them costs little.</summary>
public sealed class ReportImage
{
    const int GreatestLossless = 32 * 32;
    const int JpegQuality = 90;

    ReportImage(Picture picture, string type, byte[] bytes) =>
        (Width, Height, Type, Bytes) = (picture.Width, picture.Height, type, bytes);

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; }

    internal string Type { get; }

    internal byte[] Bytes { get; }

    /// <summary>
    /// A photograph or a drawn picture, grey or colour: PNG up to 32x32 pixels, JPEG of high quality where it is
    /// larger.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="longest">
    /// The greatest length of its longer side; a larger picture is shrunk. Not for those that places are looked up in.
    /// </param>
    public static ReportImage Of(Picture picture, int longest = int.MaxValue)
    {
        var shown = Shrunk(picture, longest);
        return shown.Width * shown.Height <= GreatestLossless
            ? Exact(shown)
            : new(shown, "image/jpeg", PictureEncoder.Jpeg(shown, JpegQuality));
    }

    /// <summary>A picture of which every pixel counts, such as a kernel: PNG at any size.</summary>
    public static ReportImage Exact(Picture picture) =>
        new(picture, "image/png", PictureEncoder.SmallPng(picture));

    static Picture Shrunk(Picture picture, int longest)
    {
        var scale = (double)longest / Math.Max(picture.Width, picture.Height);
        return scale >= 1
            ? picture
            : picture.Resize(
                Math.Max(1, (int)Math.Round(picture.Width * scale)),
                Math.Max(1, (int)Math.Round(picture.Height * scale)));
    }
}
