using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace OnnxViz.Fuzz.Seeds;

/// <summary>The honest pictures that inputs are made from.</summary>
static class SeedPictures
{
    /// <summary>Files above this many bytes are left out: harming them costs time and finds nothing more.</summary>
    const long Largest = 200_000;

    static readonly (int Width, int Height)[] Sizes = [(3, 2), (37, 23), (150, 110)];

    static readonly Dictionary<string, IImageEncoder> Encoders = new()
    {
        ["png"] = new PngEncoder(),
        ["interlaced png"] = new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 },
        ["grey png of 1 bit"] = new PngEncoder { ColorType = PngColorType.Grayscale, BitDepth = PngBitDepth.Bit1 },
        ["interlaced grey png"] = new PngEncoder
        {
            ColorType = PngColorType.GrayscaleWithAlpha,
            InterlaceMethod = PngInterlaceMode.Adam7,
        },
        ["png with a palette"] = new PngEncoder { ColorType = PngColorType.Palette },
        ["interlaced png with a palette"] = new PngEncoder
        {
            ColorType = PngColorType.Palette,
            InterlaceMethod = PngInterlaceMode.Adam7,
            BitDepth = PngBitDepth.Bit4,
        },
        ["png of 16 bits"] = new PngEncoder { ColorType = PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit16 },
        ["grey jpeg"] = new JpegEncoder { ColorType = JpegColorType.Luminance },
        ["jpeg"] = new JpegEncoder { ColorType = JpegColorType.YCbCrRatio420 },
        ["full jpeg"] = new JpegEncoder { ColorType = JpegColorType.YCbCrRatio444, Quality = 95 },
        ["gif"] = new GifEncoder(),
        ["bmp"] = new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel24 },
        ["bmp of 32 bits"] = new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel32, SupportTransparency = true },
        ["bmp of 16 bits"] = new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel16 },
        ["bmp of 8 bits"] = new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel8 },
        ["webp"] = new WebpEncoder { FileFormat = WebpFileFormatType.Lossy },
        ["lossless webp"] = new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        ["tiff"] = new TiffEncoder(),
        ["grey tiff"] = new TiffEncoder
        {
            BitsPerPixel = TiffBitsPerPixel.Bit8,
            PhotometricInterpretation = TiffPhotometricInterpretation.BlackIsZero,
        },
        ["lzw tiff"] = new TiffEncoder
        {
            Compression = TiffCompression.Lzw,
            HorizontalPredictor = TiffPredictor.Horizontal,
        },
        ["deflate tiff"] = new TiffEncoder { Compression = TiffCompression.Deflate },
        ["packbits tiff"] = new TiffEncoder { Compression = TiffCompression.PackBits },
        ["jpeg tiff"] = new TiffEncoder { Compression = TiffCompression.Jpeg },
    };

    /// <summary>
    /// The pictures that the program makes itself, by what they are; interlaced ones are not made below five columns,
    /// where the encoder goes wrong.
    /// </summary>
    public static IReadOnlyList<FuzzSeed> Own { get; } =
    [
        .. from size in Sizes
           from encoder in Encoders
           where size.Width > 4 || !encoder.Key.StartsWith("interlaced", StringComparison.Ordinal)
           select new FuzzSeed(
               $"{encoder.Key} of {size.Width}x{size.Height}", Make(size.Width, size.Height, encoder.Value)),
    ];

    /// <summary>The smaller ones of the files in a folder.</summary>
    public static IEnumerable<FuzzSeed> In(string folder) => Directory.GetFiles(folder).Order(StringComparer.Ordinal)
        .Where(file => new FileInfo(file).Length is > 0 and <= Largest)
        .Select(file => new FuzzSeed(Path.GetFileName(file), File.ReadAllBytes(file)));

    static byte[] Make(int width, int height, IImageEncoder encoder)
    {
        using var image = new Image<Rgba32>(width, height);
        var random = new Random(width);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                image[x, y] = new(
                    (byte)(x * 255 / width),
                    (byte)(y * 255 / height),
                    (byte)random.Next(64),
                    (byte)(255 - (y * 9 % 64)));
            }
        }

        using var file = new MemoryStream();
        image.Save(file, encoder);
        return file.ToArray();
    }
}
