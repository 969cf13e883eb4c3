namespace OnnxViz.Pictures.Guard;

/// <summary>What a JPEG file says about its picture.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="IsProgressive">Whether it comes in several rounds.</param>
/// <param name="Sampling">Of each component how often it is sampled across and down, in four bits each.</param>
sealed record JpegFrame(int Width, int Height, bool IsProgressive, byte[] Sampling)
{
    const int BlockSide = 8;

    /// <summary>Whether there is brightness alone.</summary>
    public bool IsGray => Sampling.Length == 1;

    int Across => Sampling.Max(factors => factors >> 4);

    int Down => Sampling.Max(factors => factors & 15);

    public static bool IsStart(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    public static JpegFrame Read(byte marker, ReadOnlySpan<byte> segment)
    {
        RequireKind(marker);
        var reader = new FileReader(segment, isBigEndian: true);
        if (reader.Byte(0) != 8)
        {
            throw PictureRefusal.Unreadable($"a JPEG picture of {reader.Byte(0)} bits");
        }

        var (height, width, components) = (reader.Short(1), reader.Short(3), reader.Byte(5));
        PictureLimits.Require(width, height);
        if (components is not (1 or 3 or 4))
        {
            throw PictureRefusal.Unreadable($"a JPEG picture of {components} components");
        }

        var sampling = new byte[components];
        for (var i = 0; i < components; i++)
        {
            sampling[i] = Factors(reader.Byte(7 + 3 * i));
        }

        return new(width, height, marker == 0xC2, sampling);
    }

    /// <summary>
    /// Refuses a file with fewer bits than its blocks need at the very least, however flat the picture is.
    /// </summary>
    /// <remarks>A block costs a bit for its mean, and where it comes in one round another one for its end.</remarks>
    public void RequireData(long bytes)
    {
        var bits = (IsProgressive ? 1 : 2)
            * Sampling.Sum(factors => Blocks(Width, factors >> 4, Across) * Blocks(Height, factors & 15, Down));
        if (bits > 8 * bytes)
        {
            throw PictureRefusal.Damaged($"a JPEG file of too few data for {Width}x{Height} pixels");
        }
    }

    static long Blocks(int pixels, int factor, int most) =>
        (pixels * (long)factor + BlockSide * most - 1) / (BlockSide * most);

    static byte Factors(byte factors) => (factors >> 4) is >= 1 and <= 4 && (factors & 15) is >= 1 and <= 4
        ? factors
        : throw PictureRefusal.Damaged("a JPEG component that is sampled in an impossible way");

    static void RequireKind(byte marker)
    {
        if (marker is 0xC9 or 0xCA)
        {
            throw PictureRefusal.Unreadable("a JPEG picture in arithmetic coding");
        }

        if (marker > 0xC2)
        {
            throw PictureRefusal.Unreadable("a lossless or hierarchical JPEG picture");
        }
    }
}
