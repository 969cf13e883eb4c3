using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Metadata;

namespace OnnxViz.Pictures.Guard;

/// <summary>
/// TIFF: a first directory of usual colours whose strips all lie within the file; later directories are cut off.
/// </summary>
static class TiffGuard
{
    const int Uncompressed = 1;
    const int Lzw = 5;
    const int Jpeg = 7;
    const int Deflate = 8;
    const int OldDeflate = 32946;
    const int PackBits = 32773;
    const int Separate = 2;
    const int Unsigned = 1;

    public static GuardedPicture Admit(byte[] file)
    {
        var directory = TiffDirectory.First(file);
        var (width, height) = (directory.One(TiffTag.Width, 0), directory.One(TiffTag.Height, 0));
        PictureLimits.Require(width, height);
        RequireKind(directory);
        RequireStrips(new(file, TiffDirectory.IsBigEndian(file)), directory, width, height);
        return new(
            new TiffDecoder { IgnoreMetadata = true, DecodingMode = FrameDecodingMode.First }, Alone(file, directory))
        {
            IsGray = directory.One(TiffTag.Photometric, 0) <= 1,
            IsDeep = directory.One(TiffTag.BitsPerSample, 1) == 16,
            Orientation = directory.Orientation,
        };
    }

    /// <summary>
    /// The file with nothing behind its first directory: the next one may be the same again, without end.
    /// </summary>
    static byte[] Alone(byte[] file, TiffDirectory directory)
    {
        const int placeLength = 4;
        if (directory.NextAt > file.Length - placeLength || directory.End > file.Length)
        {
            throw PictureRefusal.Damaged("it ends too early");
        }

        byte[] alone = [.. file];
        alone.AsSpan((int)directory.NextAt, placeLength).Clear();
        return alone;
    }

    static void RequireKind(TiffDirectory directory)
    {
        if (directory.All(TiffTag.TileWidth) is not [] || directory.All(TiffTag.TileOffsets) is not [])
        {
            throw PictureRefusal.Unreadable("a tiled TIFF file");
        }

        if (directory.One(TiffTag.Compression, Uncompressed)
            is not (Uncompressed or Lzw or Jpeg or Deflate or OldDeflate or PackBits))
        {
            throw PictureRefusal.Unreadable("a TIFF file in a fax coding or another unusual compression");
        }

        var isUsual = directory.One(TiffTag.Photometric, 0) is <= 3 or 6
            && Array.TrueForAll(directory.All(TiffTag.SampleFormat), format => format == Unsigned)
            && Array.TrueForAll(directory.All(TiffTag.BitsPerSample), bits => bits is 1 or 2 or 4 or 8 or 16);
        if (!isUsual)
        {
            throw PictureRefusal.Unusual();
        }
    }

    static void RequireStrips(FileReader reader, TiffDirectory directory, long width, long height)
    {
        var (offsets, lengths) = (directory.All(TiffTag.StripOffsets), directory.All(TiffTag.StripByteCounts));
        var samples = directory.One(TiffTag.SamplesPerPixel, 1);
        var planes = directory.One(TiffTag.PlanarConfiguration, 1) == Separate ? samples : 1;
        var rows = Math.Clamp(directory.One(TiffTag.RowsPerStrip, height), 1, height);
        var strips = (height + rows - 1) / rows;
        if (offsets.Length != lengths.Length || offsets.Length != strips * planes || samples is < 1 or > 8)
        {
            throw PictureRefusal.Damaged("a TIFF file that lacks strips");
        }

        var bits = directory.One(TiffTag.BitsPerSample, 1) * samples / planes;
        var isPlain = directory.One(TiffTag.Compression, Uncompressed) == Uncompressed;
        for (var i = 0; i < offsets.Length; i++)
        {
            reader.Slice(offsets[i], lengths[i]);
            var needed = isPlain ? Math.Min(rows, height - i % strips * rows) * ((width * bits + 7) / 8) : 1;
            if (lengths[i] < needed)
            {
                throw PictureRefusal.Damaged("a TIFF strip with fewer bytes than its rows have");
            }
        }
    }
}
