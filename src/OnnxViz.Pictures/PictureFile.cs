using OnnxViz.Graph;
using OnnxViz.Pictures.Codecs;

namespace OnnxViz.Pictures;

/// <summary>Reads and writes picture files.</summary>
public static class PictureFile
{
    const int LongestJpeg = 65_535;
    const int LongestWebp = 16_383;
    const int JpegQuality = 95;

    static readonly string[] Endings =
        [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif"];

    static readonly Dictionary<
        string, (Func<Picture, byte[]> Encode, Func<TransparentPicture, byte[]>? EncodeTransparent, int Longest)>
        Encoders = new(StringComparer.OrdinalIgnoreCase)
        {
            [".png"] = (PictureEncoder.Png, PictureEncoder.Png, int.MaxValue),
            [".jpg"] = (Jpeg, null, LongestJpeg),
            [".jpeg"] = (Jpeg, null, LongestJpeg),
            [".webp"] = (PictureEncoder.Webp, PictureEncoder.Webp, LongestWebp),
        };

    /// <summary>Whether a file is a picture, going by how its name ends.</summary>
    public static bool IsNamedLikeOne(string path) =>
        Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The picture in a file as three planes in sRGB: upright, transparent parts laid over mid-grey.</summary>
    public static Picture Read(string path) => Decode(path).ToColour();

    /// <summary>The picture in a file as one plane of brightness.</summary>
    public static Picture ReadGray(string path) => Decode(path).ToGray();

    /// <summary>The picture in a file as it is: one plane of brightness, or three in sRGB.</summary>
    public static Picture ReadPlain(string path) => Decode(path);

    /// <summary>The picture in a file, brought to a size.</summary>
    public static Picture ReadSized(string path, int width, int height, ResizeMode mode = ResizeMode.Crop) =>
        Decode(path).Resize(width, height, mode).ToColour();

    /// <summary>Writes an 8-bit PNG, JPEG or (lossless) WebP, as the name ends; the whole file or none.</summary>
    public static void Write(string path, Picture picture)
    {
        if (picture.Channels is not (1 or 3))
        {
            throw new ArgumentException($"A picture with {picture.Channels} channels is neither grey nor colour.");
        }

        AtomicFile.WriteAllBytes(path, Encoder(path, picture).Encode(picture));
    }

    /// <summary>Writes a picture with its opacity as an 8-bit PNG or (lossless) WebP; the whole file or none.</summary>
    public static void WriteTransparent(string path, TransparentPicture picture)
    {
        var encode = Encoder(path, picture.Colours).EncodeTransparent
            ?? throw new OnnxVizException($"Cannot write '{path}': a JPEG file has no opacity; try a PNG file.");
        AtomicFile.WriteAllBytes(path, encode(picture));
    }

    static (Func<Picture, byte[]> Encode, Func<TransparentPicture, byte[]>? EncodeTransparent, int Longest) Encoder(
        string path, Picture picture)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        if (!Encoders.TryGetValue(Path.GetExtension(path), out var encoder))
        {
            throw new OnnxVizException(
                $"Cannot write '{path}': name a picture file that ends in {string.Join(", ", Encoders.Keys)}.");
        }

        return longest <= encoder.Longest
            ? encoder
            : throw new OnnxVizException(
                $"Cannot write '{path}': {longest} pixels in a row, {encoder.Longest} are the most there; "
                + "try a PNG file.");
    }

    static byte[] Jpeg(Picture picture) => PictureEncoder.Jpeg(picture, JpegQuality);

    static Picture Decode(string path) => PictureDecoder.Decode(path, Bytes(path));

    static byte[] Bytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new OnnxVizException($"'{path}' is a folder; name a picture file in it.");
        }

        if (!File.Exists(path))
        {
            throw new OnnxVizException($"There is no file '{path}'; check the name.");
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.Length > 0 ? bytes : throw new OnnxVizException($"'{path}' is empty; give a picture file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                $"Cannot read '{path}': {failure.Message.ReplaceLineEndings(" ")}; check its rights.", failure);
        }
    }
}
