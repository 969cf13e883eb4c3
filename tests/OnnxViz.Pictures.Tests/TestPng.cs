using System.Buffers.Binary;
using System.IO.Compression;

namespace OnnxViz.Pictures.Tests;

/// <summary>PNG files put together byte by byte, so that the reader is not tested against its own writer.</summary>
static class TestPng
{
    /// <summary>A file of these rows of packed samples, with its kind of colour as PNG numbers it.</summary>
    public static byte[] Make(int width, int bits, int colours, byte[][] rows, params (string Type, byte[] Data)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows.Length);
        (header[8], header[9]) = ((byte)bits, (byte)colours);
        var chunks = more.SelectMany(chunk => Chunk(chunk.Type, chunk.Data));
        byte[] start = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header)];
        return [.. start, .. chunks, .. Chunk("IDAT", Pack(rows)), .. Chunk("IEND", [])];
    }

    static byte[] Pack(byte[][] rows)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
            foreach (var row in rows)
                stream.Write([0, .. row]);
        return packed.ToArray();
    }

    static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. type.Select(letter => (byte)letter), .. data];
        return [.. BigEndian((uint)data.Length), .. body, .. BigEndian(Crc(body))];
    }

    static byte[] BigEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
        }
        return ~crc;
    }
}
