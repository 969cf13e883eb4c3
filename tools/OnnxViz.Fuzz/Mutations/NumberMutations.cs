using System.Buffers.Binary;

namespace OnnxViz.Fuzz.Mutations;

/// <summary>
/// Puts numbers that are at the edge of something where a picture file may have sizes, places and counts.
/// </summary>
static class NumberMutations
{
    const int HeaderLength = 100;

    static readonly uint[] Edges = [
        0, 1, 2, 3, 4, 7, 8, 255, 256, 4095, 4096, 32767, 32768, 65535, 65536, int.MaxValue, 0x80000000, uint.MaxValue];

    /// <summary>Harms a file once.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="random">Decides how.</param>
    public static (string Name, byte[] Bytes) Apply(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        var (number, size) = (Edges[random.Next(Edges.Length)], random.Next(2) == 0 ? sizeof(ushort) : sizeof(uint));
        var end = random.Next(2) == 0 ? Math.Min(HeaderLength, copy.Length) : copy.Length;
        if (end < size)
        {
            return ("number", copy);
        }

        var place = copy.AsSpan(random.Next(end - size + 1), size);
        Write(place, number, isBigEndian: random.Next(2) == 0);
        return ("number", copy);
    }

    static void Write(Span<byte> place, uint number, bool isBigEndian)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        bytes[..place.Length].CopyTo(place);
        if (isBigEndian)
        {
            place.Reverse();
        }
    }
}
