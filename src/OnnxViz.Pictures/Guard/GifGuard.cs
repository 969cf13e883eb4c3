using SixLabors.ImageSharp.Formats.Gif;

namespace OnnxViz.Pictures.Guard;

/// <summary>
/// GIF: blocks whole up to the trailer, and a first frame with all its pixels; the decoder sees that frame alone.
/// </summary>
static class GifGuard
{
    const int ScreenEnd = 13;
    const int DescriptorLength = 10;
    const byte Extension = 0x21;
    const byte Frame = 0x2C;
    const byte Trailer = 0x3B;

    public static GuardedPicture Admit(byte[] file)
    {
        var reader = new FileReader(file, isBigEndian: false);
        if (reader.Byte(4) is not ((byte)'7' or (byte)'9') || reader.Byte(5) != 'a')
        {
            throw PictureRefusal.Damaged("a GIF file with a broken beginning");
        }

        PictureLimits.Require(reader.Short(6), reader.Short(8));
        var (at, first) = ((long)ScreenEnd + TableLength(reader.Byte(10)), 0L);
        for (var kind = reader.Byte(at); kind != Trailer; kind = reader.Byte(at))
        {
            var isFirst = kind == Frame && first == 0;
            at = isFirst ? FirstFrame(reader, at) : Block(reader, kind, at);
            first = isFirst ? at : first;
        }
        return first == 0
            ? throw PictureRefusal.Damaged("a GIF file without a picture")
            : new(new GifDecoder { IgnoreMetadata = true }, [.. file.AsSpan(0, (int)first), Trailer]);
    }

    /// <summary>The place behind a block; bytes of nothing between blocks are passed over.</summary>
    static long Block(FileReader reader, byte kind, long at) => kind switch
    {
        0 => at + 1,
        Extension => Data(reader, at + 2, null),
        Frame => Data(reader, at + DescriptorLength + TableLength(reader.Byte(at + 9)) + 1, null),
        _ => throw PictureRefusal.Damaged("a GIF file with an unknown block"),
    };

    static long FirstFrame(FileReader reader, long at)
    {
        var (left, top, width, height) = (
            reader.Short(at + 1), reader.Short(at + 3), reader.Short(at + 5), reader.Short(at + 7));
        if (width < 1 || height < 1 || left + width > reader.Short(6) || top + height > reader.Short(8))
        {
            throw PictureRefusal.Damaged("a GIF frame that lies beside its picture");
        }

        var start = at + DescriptorLength + TableLength(reader.Byte(at + 9));
        using var data = new MemoryStream();
        var end = Data(reader, start + 1, data);
        var (pixels, wanted) = (
            GifPixels.Count(data.GetBuffer().AsSpan(0, (int)data.Length), reader.Byte(start)), width * (long)height);
        return pixels >= wanted
            ? end
            : throw PictureRefusal.Damaged($"a GIF frame with {pixels} of its {wanted} pixels");
    }

    /// <summary>Passes over blocks of data up to the empty one.</summary>
    static long Data(FileReader reader, long at, MemoryStream? kept)
    {
        for (; reader.Byte(at) > 0; at += 1 + reader.Byte(at))
        {
            kept?.Write(reader.Slice(at + 1, reader.Byte(at)));
        }

        return at + 1;
    }

    /// <summary>Bytes of a table of colours.</summary>
    static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
}
