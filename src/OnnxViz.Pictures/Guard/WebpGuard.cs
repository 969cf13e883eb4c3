using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats.Webp;

namespace OnnxViz.Pictures.Guard;

/// <summary>
/// WebP: as many bytes as it says, chunks whole within them, and a picture; of an animation the first frame.
/// </summary>
static class WebpGuard
{
    const int ChunksAt = 12;
    const int ChunkHeader = 8;
    const int FrameHeader = 16;
    const byte HasAlpha = 0x10;

    public static GuardedPicture Admit(byte[] file)
    {
        var reader = new FileReader(file, isBigEndian: false);
        var end = ChunkHeader + (long)reader.Int(4);
        if (end > file.Length + 1L)
        {
            throw PictureRefusal.Damaged($"a WebP file with {file.Length} of its {end} bytes");
        }

        var chunks = WebpChunks.Read(reader.Slice(ChunksAt, Math.Min(end, file.Length) - ChunksAt), ChunksAt);
        var picture = chunks.Exists(chunk => chunk.Name == "ANMF")
            ? FirstFrame(reader, chunks)
            : file[..(int)Math.Min(end, file.Length)];
        RequirePicture(picture);
        return new(new WebpDecoder { IgnoreMetadata = true }, picture)
        {
            Orientation = chunks.Find(chunk => chunk.Name == "EXIF") is { Length: > 0 } exif
                ? Exif.Orientation(file.AsSpan(exif.Start, exif.Length))
                : 1,
        };
    }

    static void RequirePicture(byte[] file)
    {
        var reader = new FileReader(file, isBigEndian: false);
        var picture = WebpChunks.Read(reader.Slice(ChunksAt, file.Length - ChunksAt), ChunksAt)
            .Find(chunk => chunk.Name is "VP8 " or "VP8L");
        if (picture.Name is null)
        {
            throw PictureRefusal.Damaged("a WebP file without a picture");
        }

        if (picture.Name == "VP8L")
        {
            RequireSize(reader.Int(picture.Start + 1) & 0x3FFF, reader.Int(picture.Start + 1) >> 14 & 0x3FFF, 1);
        }
        else
        {
            RequireLossy(reader, picture);
        }
    }

    /// <remarks>The first part of the data, which tells how the others are to be read, says how long it is.</remarks>
    static void RequireLossy(FileReader reader, WebpChunk picture)
    {
        if ((reader.Byte(picture.Start) & 1) != 0 || reader.Three(picture.Start + 3) != 0x2A019D)
        {
            throw PictureRefusal.Damaged("a WebP picture with a broken beginning");
        }

        if (reader.Three(picture.Start) >> 5 > picture.Length - 10)
        {
            throw PictureRefusal.Damaged("a WebP picture whose first part is cut short");
        }

        RequireSize(reader.Short(picture.Start + 6) & 0x3FFFu, reader.Short(picture.Start + 8) & 0x3FFFu, 0);
    }

    static void RequireSize(uint width, uint height, uint more) => PictureLimits.Require(width + more, height + more);

    static byte[] FirstFrame(FileReader reader, List<WebpChunk> chunks)
    {
        var canvas = chunks.Find(chunk => chunk.Name == "VP8X");
        var frame = chunks.Find(chunk => chunk.Name == "ANMF");
        var width = reader.Slice(frame.Start + 6, 3);
        var height = reader.Slice(frame.Start + 9, 3);
        if (canvas.Name is null || canvas.Length < 10 || frame.Length < FrameHeader)
        {
            throw PictureRefusal.Damaged("a WebP animation without a size");
        }

        if (!width.SequenceEqual(reader.Slice(canvas.Start + 4, 3))
            || !height.SequenceEqual(reader.Slice(canvas.Start + 7, 3)))
        {
            throw PictureRefusal.Unreadable("a WebP animation whose first frame is but a part of the picture");
        }

        var parts = WebpChunks.Read(
            reader.Slice(frame.Start + FrameHeader, frame.Length - FrameHeader), frame.Start + FrameHeader)
            .FindAll(chunk => chunk.Name is "ALPH" or "VP8 " or "VP8L");
        var kept = new List<byte>();
        foreach (var part in parts)
        {
            kept.AddRange(reader.Slice(part.Start - ChunkHeader, ChunkHeader + part.Length + part.Length % 2));
        }

        byte[] features = [.. "VP8X"u8, 10, 0, 0, 0, HasAlpha, 0, 0, 0, .. width, .. height];
        return Riff(parts.Exists(part => part.Name == "ALPH") ? [.. features, .. kept] : [.. kept]);
    }

    static byte[] Riff(byte[] chunks)
    {
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - ChunkHeader);
        return file;
    }
}
