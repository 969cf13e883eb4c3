using System.Buffers.Binary;

namespace OnnxViz.Pictures.Guard;

/// <summary>One chunk of a PNG file.</summary>
/// <param name="Type">Its four letters, as a number.</param>
/// <param name="Start">Where its data begin.</param>
/// <param name="Length">Bytes of data.</param>
readonly record struct PngChunk(uint Type, int Start, int Length)
{
    public const uint Header = 0x49484452;
    public const uint Palette = 0x504C5445;
    public const uint Data = 0x49444154;
    public const uint End = 0x49454E44;
    public const uint Exif = 0x65584966;
    public const uint Transparency = 0x74524E53;

    const int TypeLength = 4;
    const int CheckLength = 4;

    /// <summary>All bytes of the chunk, length and check sum included.</summary>
    public Range Whole => (Start - 2 * TypeLength)..(Start + Length + CheckLength);

    /// <summary>The data alone.</summary>
    public Range Content => Start..(Start + Length);

    /// <summary>The chunk at a place, within the file and with the right check sum.</summary>
    public static PngChunk Read(ReadOnlySpan<byte> file, long at)
    {
        var reader = new FileReader(file, isBigEndian: true);
        if (at >= file.Length)
        {
            throw PictureRefusal.Damaged("a PNG file without its end");
        }

        var length = reader.Int(at);
        var checkedPart = reader.Slice(at + TypeLength, TypeLength + (long)length);
        if (reader.Int(at + 2 * TypeLength + length) != Crc32.Of(checkedPart))
        {
            throw PictureRefusal.Damaged("a part of the PNG file has the wrong check sum");
        }

        return new(reader.Int(at + TypeLength), (int)at + 2 * TypeLength, (int)length);
    }

    /// <summary>The bytes of a chunk.</summary>
    public static byte[] Write(uint type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[2 * TypeLength + data.Length + CheckLength];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(TypeLength), type);
        data.CopyTo(chunk.AsSpan(2 * TypeLength));
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(chunk.Length - CheckLength), Crc32.Of(chunk.AsSpan(TypeLength, TypeLength + data.Length)));
        return chunk;
    }
}
