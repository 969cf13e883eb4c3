using System.Buffers.Binary;

namespace OnnxViz.Fuzz.Mutations;

/// <summary>
/// Makes a harmed picture file look whole from outside, so that the harm gets past check sums and lengths.
/// </summary>
static class ContainerRepair
{
    const int PngSignature = 8;
    const int PngEnvelope = 12;
    const int RiffHeader = 8;
    const uint Polynomial = 0xEDB88320;

    /// <summary>
    /// Right check sums in a PNG file, the right length in a WebP file, an end behind a JPEG or GIF file; others as
    /// they are.
    /// </summary>
    public static byte[] Apply(byte[] bytes) => bytes switch
    {
        [0x89, (byte)'P', ..] => Png([.. bytes]),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] => Riff([.. bytes]),
        [0xFF, 0xD8, ..] => [.. bytes, 0xFF, 0xD9],
        [(byte)'G', (byte)'I', ..] => [.. bytes, 0, 0x3B],
        _ => bytes,
    };

    static byte[] Png(byte[] bytes)
    {
        var at = PngSignature;
        while (at + PngEnvelope <= bytes.Length)
        {
            var length = (int)Math.Min(
                BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)), (uint)(bytes.Length - at - PngEnvelope));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), length);
            BinaryPrimitives.WriteUInt32BigEndian(
                bytes.AsSpan(at + 8 + length), Check(bytes.AsSpan(at + 4, 4 + length)));
            at += PngEnvelope + length;
        }

        return [.. bytes.AsSpan(0, Math.Min(at, bytes.Length)), 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
    }

    static byte[] Riff(byte[] bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - RiffHeader);
        return bytes;
    }

    static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var value in bytes)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check >> 1) ^ ((check & 1) == 0 ? 0 : Polynomial);
            }
        }

        return ~check;
    }
}
