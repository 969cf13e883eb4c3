namespace OnnxViz.Pictures.Guard;

/// <summary>The check sum of PNG chunks.</summary>
static class Crc32
{
    const uint Polynomial = 0xEDB88320;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => OfByte((uint)value))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (crc, table) = (uint.MaxValue, Table);
        foreach (var value in bytes)
        {
            crc = crc >> 8 ^ table[(byte)(crc ^ value)];
        }

        return ~crc;
    }

    static uint OfByte(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = value >> 1 ^ ((value & 1) == 0 ? 0 : Polynomial);
        }

        return value;
    }
}
