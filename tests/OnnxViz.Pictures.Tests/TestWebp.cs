using System.Buffers.Binary;

namespace OnnxViz.Pictures.Tests;

/// <summary>WebP animations, which nothing here writes: a picture, and a black one behind it.</summary>
static class TestWebp
{
    const int ChunksAt = 12;

    public static byte[] Animation(Picture picture) => Animation(picture, picture.Width, picture.Height);

    /// <summary>An animation on a canvas of its own size.</summary>
    public static byte[] Animation(Picture picture, int width, int height)
    {
        byte[] features = [2, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)];
        var frames = new[] { picture, Picture.Filled(picture.Width, picture.Height, 0, 0, 0) }.SelectMany(
            frame => Chunk("ANMF", Frame(frame)));
        byte[] chunks = [.. "WEBP"u8, .. Chunk("VP8X", features), .. Chunk("ANIM", new byte[6]), .. frames];
        return Chunk("RIFF", chunks);
    }

    static byte[] Frame(Picture picture) =>
        [
            .. new byte[6],
            .. Three(picture.Width - 1),
            .. Three(picture.Height - 1),
            10,
            0,
            0,
            0,
            .. TestFiles.Of(picture, "lossless webp")[ChunksAt..],
        ];

    static byte[] Chunk(string name, byte[] data) =>
        [.. name.Select(letter => (byte)letter), .. Number(data.Length), .. data, .. new byte[data.Length % 2]];

    static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    static byte[] Three(int number) => Number(number)[..3];
}
