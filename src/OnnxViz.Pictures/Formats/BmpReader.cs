using System.Buffers.Binary;
using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Pictures.Formats;

/// <summary>Uncompressed BMP files, which libvips does not read; transparency is left out.</summary>
static class BmpReader
{
    public static bool Knows(ReadOnlySpan<byte> file) => file.StartsWith("BM"u8);

    public static Picture Read(string path, byte[] file)
    {
        var header = BmpHeader.Read(path, file);
        var plane = header.Width * header.Height;
        var pixels = new float[3 * plane];
        for (var y = 0; y < header.Height; y++)
            for (var x = 0; x < header.Width; x++)
                for (var channel = 0; channel < 3; channel++)
                    pixels[channel * plane + y * header.Width + x] = Sample(path, file, header, x, y, channel);
        return new(header.Width, header.Height, 3, pixels);
    }

    static float Sample(string path, byte[] file, BmpHeader header, int x, int y, int channel)
    {
        var row = header.RowStart(y);
        return header.Bits switch
        {
            <= 8 => FromPalette(path, file, header, Index(file[row + x * header.Bits / 8], x, header.Bits), channel),
            24 => file[row + 3 * x + 2 - channel] / 255f,
            16 => Masked(BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(row + 2 * x)), header.Masks[channel]),
            _ => Masked(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(row + 4 * x)), header.Masks[channel]),
        };
    }

    /// <remarks>Several pixels share a byte, the left one in the high bits.</remarks>
    static int Index(byte packed, int x, int bits) => packed >> (8 - bits - x * bits % 8) & (1 << bits) - 1;

    static float FromPalette(string path, byte[] file, BmpHeader header, int index, int channel)
    {
        var at = header.PaletteStart + index * header.PaletteStep;
        return at + header.PaletteStep <= header.Start
            ? file[at + 2 - channel] / 255f
            : throw new OnnxVizException($"'{path}' is damaged: its palette lacks a colour; use another picture.");
    }

    static float Masked(uint pixel, uint mask)
    {
        var shift = BitOperations.TrailingZeroCount(mask);
        return mask == 0 ? 0 : (float)((pixel & mask) >> shift) / (mask >> shift);
    }
}
