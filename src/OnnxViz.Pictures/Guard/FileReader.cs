using System.Buffers.Binary;

namespace OnnxViz.Pictures.Guard;

/// <summary>The bytes of a file in its byte order; what lies beyond the end is damage.</summary>
readonly ref struct FileReader(ReadOnlySpan<byte> file, bool isBigEndian)
{
    readonly ReadOnlySpan<byte> _file = file;

    public int Length => _file.Length;

    /// <summary>Other bytes in the same byte order.</summary>
    public FileReader Of(ReadOnlySpan<byte> bytes) => new(bytes, isBigEndian);

    public ReadOnlySpan<byte> Slice(long at, long length) =>
        at >= 0 && length >= 0 && at <= _file.Length && length <= _file.Length - at
            ? _file.Slice((int)at, (int)length)
            : throw PictureRefusal.Damaged("it ends too early");

    public byte Byte(long at) => Slice(at, 1)[0];

    public ushort Short(long at) => isBigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(Slice(at, 2))
        : BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2));

    public uint Int(long at) => isBigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(Slice(at, 4))
        : BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, 4));

    /// <summary>Three bytes, the lowest first.</summary>
    public int Three(long at) => Slice(at, 3) is [var low, var middle, var high] ? low | middle << 8 | high << 16 : 0;
}
