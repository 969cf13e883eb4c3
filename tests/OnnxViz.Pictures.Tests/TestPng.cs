using System.Buffers.Binary;
using System.IO.Compression;

namespace OnnxViz.Pictures.Tests;

/// <summary>PNG files put together byte by byte, so that the reader is not tested against its own writer.</summary>
static class TestPng
{
    /// <summary>A file of these rows of packed samples, with its kind of colour as PNG numbers it.</summary>
    public static byte[] Make(
        int width, int bits, int colours, byte[][] rows, params (string Type, byte[] Data)[] more) =>
        Make(width, bits, colours, rows, rows.Length, more: more);

    /// <summary>A file that may say another height than it has, or another way of coming in parts.</summary>
    public static byte[] Make(
        int width, int bits, int colours, byte[][] rows, int? height = null, byte interlaced = 0, byte filter = 0,
        params (string Type, byte[] Data)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height ?? rows.Length);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)colours, interlaced);
        var chunks = more.SelectMany(chunk => Chunk(chunk.Type, chunk.Data));
        byte[] start = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header)];
        return [.. start, .. chunks, .. Chunk("IDAT", Pack(rows, filter)), .. Chunk("IEND", [])];
    }

    /// <summary>
    /// An interlaced file: of every eight columns and rows first one pixel, then those between, in seven rounds.
    /// </summary>
    public static byte[] Interlaced(Picture picture)
    {
        var (bytes, channels) = (picture.ToBytes(), picture.Channels);
        (int Left, int Top, int Across, int Down)[] rounds =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var rows = from round in rounds
                   where round.Left < picture.Width
                   from y in Steps(round.Top, picture.Height, round.Down)
                   select Steps(round.Left, picture.Width, round.Across)
                       .SelectMany(x => bytes.Skip((y * picture.Width + x) * channels).Take(channels)).ToArray();
        return Make(picture.Width, 8, channels == 1 ? 0 : 2, [.. rows], picture.Height, interlaced: 1);
    }

    static IEnumerable<int> Steps(int first, int end, int step)
    {
        for (var i = first; i < end; i += step)
        {
            yield return i;
        }
    }

    static byte[] Pack(byte[][] rows, byte filter)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            foreach (var row in rows)
            {
                stream.Write([filter, .. row]);
            }
        }

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
            {
                crc = crc >> 1 ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
            }
        }
        return ~crc;
    }
}
