using System.IO.Compression;

namespace OnnxViz.Pictures.Guard;

/// <summary>Puts the rows of an interlaced PNG picture in order.</summary>
static class Adam7
{
    /// <summary>The data of the same picture row after row, unfiltered and compressed anew.</summary>
    public static byte[] Straighten(PngHeader header, Stream packed)
    {
        var length = header.RowLength(header.Width);
        if ((long)length * header.Height > Array.MaxLength)
        {
            throw PictureRefusal.TooLarge(header.Width, header.Height, PictureLimits.Pixels);
        }

        var pixels = new byte[length * header.Height];
        using var rows = new PngRows(packed);
        foreach (var pass in header.Passes)
        {
            Spread(header, pass, rows, pixels, length);
        }

        return Pack(pixels, length);
    }

    static void Spread(PngHeader header, PngPass pass, PngRows rows, byte[] pixels, int length)
    {
        var (row, above) = (new byte[header.RowLength(pass.Columns)], new byte[header.RowLength(pass.Columns)]);
        for (var y = 0; y < pass.Rows; y++)
        {
            var filter = rows.Read(row);
            PngFilter.Undo(filter, row, above, header.FilterStep);
            var target = pixels.AsSpan((pass.Top + y * pass.Down) * length, length);
            if (header.PixelBits < 8)
            {
                SpreadBits(row, target, pass, header.PixelBits);
            }
            else
            {
                SpreadBytes(row, target, pass, header.PixelBits / 8);
            }

            (row, above) = (above, row);
        }
    }

    static void SpreadBytes(ReadOnlySpan<byte> row, Span<byte> target, PngPass pass, int size)
    {
        for (var x = 0; x < pass.Columns; x++)
        {
            row.Slice(x * size, size).CopyTo(target[((pass.Left + x * pass.Across) * size)..]);
        }
    }

    /// <remarks>The left one of the pixels that share a byte stands in its high bits.</remarks>
    static void SpreadBits(ReadOnlySpan<byte> row, Span<byte> target, PngPass pass, int bits)
    {
        for (var x = 0; x < pass.Columns; x++)
        {
            var (from, to) = (x * bits, (pass.Left + x * pass.Across) * bits);
            var pixel = row[from / 8] >> (8 - bits - from % 8) & (1 << bits) - 1;
            target[to / 8] |= (byte)(pixel << (8 - bits - to % 8));
        }
    }

    static byte[] Pack(byte[] pixels, int length)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var at = 0; at < pixels.Length; at += length)
            {
                stream.WriteByte(PngFilter.None);
                stream.Write(pixels, at, length);
            }
        }

        return packed.ToArray();
    }
}
