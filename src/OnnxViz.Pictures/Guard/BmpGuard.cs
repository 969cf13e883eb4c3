using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats.Bmp;

namespace OnnxViz.Pictures.Guard;

/// <summary>BMP: uncompressed pixels that all lie within the file, and colours for all their numbers.</summary>
static class BmpGuard
{
    const int FileHeader = 14;
    const int OldSize = 12;
    const int PlainSize = 40;
    const int ColourCountAt = 46;
    const int BitFields = 3;
    const int BitFieldsWithAlpha = 6;

    public static GuardedPicture Admit(byte[] file)
    {
        var reader = new FileReader(file, isBigEndian: false);
        var header = reader.Int(FileHeader);
        var isOld = header == OldSize;
        if (!isOld && header < PlainSize)
        {
            throw PictureRefusal.Damaged("a BMP file with a broken header");
        }

        var (width, height, bits) = isOld
            ? (reader.Short(18), reader.Short(20), reader.Short(24))
            : ((int)reader.Int(18), (int)reader.Int(22), reader.Short(28));
        RequireKind(bits, isOld ? 0 : reader.Int(30));
        var rows = height == int.MinValue ? 0 : Math.Abs(height);
        PictureLimits.Require(width, rows);
        var (start, stride) = (reader.Int(10), ((long)width * bits + 31) / 32 * 4);
        var pixels = reader.Slice(start, stride * rows);
        var colours = (start - FileHeader - header) / (isOld ? 3 : 4);
        if (bits <= 8)
        {
            RequireColours(pixels, bits, colours, (int)stride, width);
        }

        return new(new BmpDecoder(), isOld || bits > 8 ? file : Counted(file, Math.Min(colours, 1 << bits)))
        {
            IsOpaque = true,
        };
    }

    /// <summary>
    /// The file with its colours counted: where the header leaves that open, the decoder takes a short palette for one
    /// of three bytes a colour.
    /// </summary>
    static byte[] Counted(byte[] file, long colours)
    {
        byte[] counted = [.. file];
        BinaryPrimitives.WriteInt32LittleEndian(counted.AsSpan(ColourCountAt), (int)colours);
        return counted;
    }

    static void RequireKind(int bits, uint compression)
    {
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32) || compression is not (0 or BitFields or BitFieldsWithAlpha))
        {
            throw PictureRefusal.Unreadable("a compressed or unusual BMP file");
        }
    }

    static void RequireColours(ReadOnlySpan<byte> pixels, int bits, long colours, int stride, int width)
    {
        if (colours >= 1 << bits)
        {
            return;
        }

        for (var row = 0; row < pixels.Length; row += stride)
        {
            for (var x = 0; x < width; x++)
            {
                if ((pixels[row + x * bits / 8] >> (8 - bits - x * bits % 8) & (1 << bits) - 1) >= colours)
                {
                    throw PictureRefusal.Damaged("its palette lacks a colour");
                }
            }
        }
    }
}
