namespace OnnxViz.Pictures.Guard;

/// <summary>Counts the pixels in the data of a GIF frame without unpacking them.</summary>
static class GifPixels
{
    const int MostBits = 12;

    /// <summary>How many pixels the codes stand for, up to their end or the end of the data.</summary>
    public static long Count(ReadOnlySpan<byte> data, int smallestBits)
    {
        if (smallestBits is < 1 or > 8)
        {
            throw PictureRefusal.Damaged("a GIF frame with codes of an impossible length");
        }

        var (clear, pixels) = (1 << smallestBits, 0L);
        var lengths = new int[1 << MostBits];
        lengths.AsSpan(0, clear).Fill(1);
        var (next, bits, previous) = (clear + 2, smallestBits + 1, -1);
        for (var at = 0L; at + bits <= 8L * data.Length;)
        {
            var code = Code(data, at, bits);
            at += bits;
            if (code == clear)
            {
                (next, bits, previous) = (clear + 2, smallestBits + 1, -1);
                continue;
            }
            if (code == clear + 1)
            {
                break;
            }

            if (code > next || previous < 0 && code > clear || code == next && previous < 0)
            {
                throw PictureRefusal.Damaged("a GIF frame with a code that nothing stands for");
            }

            if (previous >= 0 && next < lengths.Length)
            {
                lengths[next++] = lengths[previous] + 1;
                bits = next == 1 << bits && bits < MostBits ? bits + 1 : bits;
            }
            pixels += lengths[code];
            previous = code;
        }
        return pixels;
    }

    static int Code(ReadOnlySpan<byte> data, long at, int bits)
    {
        var first = (int)(at / 8);
        var window = 0;
        for (var i = 0; i < 3 && first + i < data.Length; i++)
        {
            window |= data[first + i] << 8 * i;
        }

        return window >> (int)(at % 8) & (1 << bits) - 1;
    }
}
