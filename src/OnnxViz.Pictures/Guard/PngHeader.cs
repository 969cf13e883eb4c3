namespace OnnxViz.Pictures.Guard;

/// <summary>What a PNG file says about its picture.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Bits">Bits of a sample.</param>
/// <param name="Colours">The kind of colours, as PNG numbers it.</param>
/// <param name="IsInterlaced">Whether coarse rows come before fine ones.</param>
sealed record PngHeader(int Width, int Height, int Bits, int Colours, bool IsInterlaced)
{
    public const int Length = 13;
    public const int InterlaceAt = 12;

    const int Gray = 0;
    const int Palette = 3;
    const int GrayWithAlpha = 4;

    /// <summary>Whether the colours are shades of grey.</summary>
    public bool IsGray => Colours is Gray or GrayWithAlpha;

    /// <summary>Whether pixels are numbers of colours.</summary>
    public bool HasPalette => Colours == Palette;

    /// <summary>Bits of a pixel.</summary>
    public int PixelBits => Bits * Colours switch { Gray or Palette => 1, GrayWithAlpha => 2, 2 => 3, _ => 4 };

    /// <summary>Bytes from a byte to the one that filters compare it with.</summary>
    public int FilterStep => Math.Max(1, PixelBits / 8);

    /// <summary>The parts that the picture comes in, those without pixels left out.</summary>
    public IEnumerable<PngPass> Passes =>
        IsInterlaced
            ? PngPass.Interlaced(Width, Height).Where(pass => pass.Columns > 0 && pass.Rows > 0)
            : [PngPass.Whole(Width, Height)];

    public static PngHeader Read(ReadOnlySpan<byte> data)
    {
        var reader = new FileReader(data, isBigEndian: true);
        PictureLimits.Require(reader.Int(0), reader.Int(4));
        var (bits, colours) = (reader.Byte(8), reader.Byte(9));
        if (data.Length != Length
            || !IsKnown(bits, colours)
            || reader.Byte(10) != 0
            || reader.Byte(11) != 0
            || reader.Byte(InterlaceAt) > 1)
        {
            throw PictureRefusal.Damaged("a PNG header that no picture has");
        }

        return new((int)reader.Int(0), (int)reader.Int(4), bits, colours, reader.Byte(InterlaceAt) == 1);
    }

    /// <summary>Bytes of a row of so many pixels, its filter left out.</summary>
    public int RowLength(int columns) => checked((int)(((long)columns * PixelBits + 7) / 8));

    static bool IsKnown(int bits, int colours) => colours switch
    {
        Gray => bits is 1 or 2 or 4 or 8 or 16,
        Palette => bits is 1 or 2 or 4 or 8,
        2 or GrayWithAlpha or 6 => bits is 8 or 16,
        _ => false,
    };
}
