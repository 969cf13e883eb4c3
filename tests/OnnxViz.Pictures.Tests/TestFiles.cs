using OnnxViz.Pictures.Codecs;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Formats.Webp;

namespace OnnxViz.Pictures.Tests;

/// <summary>A picture as a file of every kind that is read.</summary>
static class TestFiles
{
    static readonly Dictionary<string, IImageEncoder> Encoders = new()
    {
        ["png"] = new PngEncoder(),
        ["interlaced png"] = new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 },
        ["palette png"] = new PngEncoder { ColorType = PngColorType.Palette },
        ["jpeg"] = new JpegEncoder { ColorType = JpegColorType.YCbCrRatio420 },
        ["webp"] = new WebpEncoder { FileFormat = WebpFileFormatType.Lossy },
        ["lossless webp"] = new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        ["gif"] = new GifEncoder(),
        ["bmp"] = new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel24 },
        ["tiff"] = new TiffEncoder(),
        ["lzw tiff"] = new TiffEncoder
        {
            Compression = TiffCompression.Lzw,
            HorizontalPredictor = TiffPredictor.Horizontal,
        },
        ["deflate tiff"] = new TiffEncoder { Compression = TiffCompression.Deflate },
        ["packbits tiff"] = new TiffEncoder { Compression = TiffCompression.PackBits },
        ["jpeg tiff"] = new TiffEncoder { Compression = TiffCompression.Jpeg },
    };

    static readonly Dictionary<string, Func<Picture, byte[]>> Others = new()
    {
        ["progressive jpeg"] = picture =>
            TestJpeg.Make(picture.Width, picture.Height, TestJpeg.Ycc(picture), isProgressive: true),
        ["cmyk jpeg"] = picture => TestJpeg.Make(picture.Width, picture.Height, TestJpeg.Cmyk(picture), adobe: 0),
        ["ycck jpeg"] = picture => TestJpeg.Make(picture.Width, picture.Height, TestJpeg.Ycck(picture), adobe: 2),
        ["webp animation"] = TestWebp.Animation,
    };

    /// <summary>The names of all kinds.</summary>
    public static IEnumerable<string> Formats => [.. Encoders.Keys, .. Others.Keys];

    public static byte[] Of(Picture picture, string format) =>
        Encoders.TryGetValue(format, out var encoder)
            ? PictureEncoder.Encode(picture, encoder)
            : Others[format](picture);
}
