using System.Buffers.Binary;

namespace OnnxViz.Pictures.Tests;

/// <summary>Grey TIFF files of one strip, put together byte by byte.</summary>
static class TestTiff
{
    public const ushort BitsPerSample = 258;
    public const ushort Compression = 259;
    public const ushort Photometric = 262;
    public const ushort Orientation = 274;
    public const ushort SampleFormat = 339;
    public const ushort TileWidth = 322;

    const int HeaderLength = 8;
    const int EntryLength = 12;

    /// <summary>A file with these entries beside the usual ones, or in their place.</summary>
    public static byte[] Make(int width, int height, (ushort Tag, uint Number)[] more, byte[] strip)
    {
        var entries = new SortedDictionary<ushort, uint>
        {
            [256] = (uint)width,
            [257] = (uint)height,
            [BitsPerSample] = 8,
            [Compression] = 1,
            [Photometric] = 1,
            [273] = 0,
            [277] = 1,
            [278] = (uint)height,
            [279] = (uint)strip.Length,
        };
        foreach (var (tag, number) in more)
        {
            entries[tag] = number;
        }

        var length = HeaderLength + 2 + entries.Count * EntryLength + 4;
        entries[273] = (uint)length;
        byte[] file = [.. "II*\0"u8, HeaderLength, 0, 0, 0, .. new byte[length - HeaderLength], .. strip];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(HeaderLength), (ushort)entries.Count);
        foreach (var (entry, i) in entries.Select((entry, i) => (entry, i)))
        {
            Put(file.AsSpan(HeaderLength + 2 + i * EntryLength), entry.Key, entry.Value);
        }

        return file;
    }

    static void Put(Span<byte> entry, ushort tag, uint number)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
        entry[2] = 3;
        entry[4] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], (ushort)number);
    }
}
