using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace OnnxViz.Pictures.Codecs;

/// <summary>The bytes of picture files: no metadata, so equal pictures give equal bytes.</summary>
public static class PictureEncoder
{
    /// <summary>A PNG file that is written fast.</summary>
    public static byte[] Png(Picture picture) => Png(picture, PngCompressionLevel.Level1, PngFilterMethod.Paeth);

    /// <summary>A PNG file that is as small as it gets in reasonable time.</summary>
    public static byte[] SmallPng(Picture picture) =>
        Png(picture, PngCompressionLevel.Level6, PngFilterMethod.Adaptive);

    /// <summary>A PNG file.</summary>
    internal static byte[] Png(Picture picture, PngCompressionLevel level, PngFilterMethod filter) =>
        Encode(
            picture, PngOf(level, filter, picture.Channels == 1 ? PngColorType.Grayscale : PngColorType.Rgb));

    /// <summary>A JPEG file with all of its colours.</summary>
    public static byte[] Jpeg(Picture picture, int quality) => Encode(picture, new JpegEncoder
    {
        Quality = quality,
        ColorType = picture.Channels == 1 ? JpegColorType.Luminance : JpegColorType.YCbCrRatio444,
    });

    /// <summary>A WebP file that loses nothing.</summary>
    public static byte[] Webp(Picture picture) => Encode(picture, Lossless);

    /// <summary>A PNG file with opacity.</summary>
    public static byte[] Png(TransparentPicture picture) => Encode(
        NewImage(picture), PngOf(PngCompressionLevel.Level1, PngFilterMethod.Paeth, PngColorType.RgbWithAlpha));

    /// <summary>A WebP file with opacity that loses nothing.</summary>
    public static byte[] Webp(TransparentPicture picture) => Encode(NewImage(picture), Lossless);

    /// <summary>The picture as any file that ImageSharp writes.</summary>
    internal static byte[] Encode(Picture picture, IImageEncoder encoder) => Encode(NewImage(picture), encoder);

    static byte[] Encode(Image image, IImageEncoder encoder)
    {
        using var file = new MemoryStream();
        using (image)
        {
            image.Save(file, encoder);
        }

        return file.ToArray();
    }

    static WebpEncoder Lossless => new() { FileFormat = WebpFileFormatType.Lossless };

    static PngEncoder PngOf(PngCompressionLevel level, PngFilterMethod filter, PngColorType colours) => new()
    {
        CompressionLevel = level,
        FilterMethod = filter,
        BitDepth = PngBitDepth.Bit8,
        ColorType = colours,
        IgnoreMetadata = true,
    };

    static Image NewImage(TransparentPicture picture) => Image.WrapMemory<Rgba32>(
        Imaging.Configuration, picture.ToBytes(), picture.Colours.Width, picture.Colours.Height);

    static Image NewImage(Picture picture) => picture.Channels == 1
        ? Image.WrapMemory<L8>(Imaging.Configuration, picture.ToBytes(), picture.Width, picture.Height)
        : Image.WrapMemory<Rgb24>(Imaging.Configuration, picture.ToBytes(), picture.Width, picture.Height);
}
