using System.Buffers.Binary;
using OnnxViz.Graph;

namespace OnnxViz.Pictures.Formats;

/// <summary>What a BMP file says about its pixels, checked against the length of the file.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="IsTopDown">Whether the first row of the file is the upper one.</param>
/// <param name="Bits">Bits per pixel.</param>
/// <param name="Start">Where the pixels begin.</param>
/// <param name="PaletteStart">Where the palette begins.</param>
/// <param name="PaletteStep">Bytes per colour of the palette.</param>
/// <param name="Masks">The bits of red, green and blue in a pixel of 16 or 32 bits.</param>
sealed record BmpHeader(
    int Width, int Height, bool IsTopDown, int Bits, int Start, int PaletteStart, int PaletteStep, uint[] Masks)
{
    const int FileHeader = 14;
    const int OldSize = 12;
    const int PlainSize = 40;
    const int BitFields = 3;
    const int BitFieldsWithAlpha = 6;
    const long MostPixels = 250_000_000;

    static readonly int[] KnownBits = [1, 4, 8, 16, 24, 32];

    /// <summary>Bytes per row, which are always a multiple of four.</summary>
    public int Stride => (int)(((long)Width * Bits + 31) / 32 * 4);

    public int RowStart(int y) => Start + (IsTopDown ? y : Height - 1 - y) * Stride;

    public static BmpHeader Read(string path, ReadOnlySpan<byte> file)
    {
        var isOld = file.Length >= FileHeader + OldSize && Int(file, FileHeader) == OldSize;
        if (!isOld && file.Length < FileHeader + PlainSize)
            throw Damaged(path);
        var compression = isOld ? 0 : Int(file, 30);
        var header = isOld ? Old(file) : Plain(file, compression);
        if (!KnownBits.Contains(header.Bits) || compression is not (0 or BitFields or BitFieldsWithAlpha))
            throw new OnnxVizException($"'{path}' is a compressed or unusual BMP file; save it as PNG.");
        header.Check(path, file.Length);
        return header;
    }

    static BmpHeader Old(ReadOnlySpan<byte> file) =>
        new(Short(file, 18), Short(file, 20), false, Short(file, 24), Int(file, 10), FileHeader + OldSize, 3, Usual(0));

    static BmpHeader Plain(ReadOnlySpan<byte> file, int compression)
    {
        var height = Int(file, 22);
        var bits = Short(file, 28);
        var hasMasks = compression is BitFields or BitFieldsWithAlpha && file.Length >= FileHeader + PlainSize + 12;
        var masks = hasMasks ? [Mask(file, 0), Mask(file, 1), Mask(file, 2)] : Usual(bits);
        var rows = height == int.MinValue ? 0 : Math.Abs(height);
        return new(Int(file, 18), rows, height < 0, bits, Int(file, 10), FileHeader + Int(file, FileHeader), 4, masks);
    }

    void Check(string path, int length)
    {
        if (Width < 1 || Height < 1 || (long)Width * Height > MostPixels)
            throw new OnnxVizException($"'{path}' claims {Width}x{Height} pixels, which no picture here may have.");
        if (Start < FileHeader || PaletteStart < FileHeader || Start + (long)Stride * Height > length)
            throw Damaged(path);
    }

    static uint[] Usual(int bits) => bits == 16 ? [0x7C00, 0x3E0, 0x1F] : [0xFF0000, 0xFF00, 0xFF];

    static uint Mask(ReadOnlySpan<byte> file, int channel) => (uint)Int(file, FileHeader + PlainSize + 4 * channel);

    static int Int(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);

    static int Short(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    static OnnxVizException Damaged(string path) =>
        new($"'{path}' is damaged or cut short (a BMP file with fewer bytes than it promises); use another picture.");
}
