using System.Numerics;
using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>Looks for weights that would make every picture black: not-a-number and infinity.</summary>
public static class WeightCheck
{
    /// <summary>How many bytes of a weight in a file are looked at at a time.</summary>
    const int Piece = 1 << 20;

    /// <summary>
    /// Refuses a graph with a constant that is not finite. Allowed are an infinite limit (a single number) and a mask
    /// (nothing but zeros and negative infinities).
    /// </summary>
    /// <exception cref="OnnxVizException">A constant holds NaN or infinity.</exception>
    public static void RequireFinite(OnnxGraph graph)
    {
        foreach (var (name, tensor) in graph.Constants.Where(pair => pair.Value.Element.IsFloat()))
        {
            if (IsBroken(tensor))
            {
                throw new OnnxVizException(
                    $"the constant {name} ({tensor.Type}) holds NaN or infinite numbers: "
                    + "export the model again, or choose a layer before these");
            }
        }
    }

    static bool IsBroken(Tensor tensor) =>
        Pieces(tensor.Data).Any(piece => HasNonFinite(piece.Span, tensor.Element)) && !IsMeant(tensor.ToFloats());

    static bool IsMeant(float[] numbers) => numbers is [var limit]
        ? !float.IsNaN(limit)
        : numbers.All(number => number is 0 or float.NegativeInfinity);

    static IEnumerable<ReadOnlyMemory<byte>> Pieces(TensorData data)
    {
        if (data is not BytesInFile file)
        {
            yield return data.Bytes;
            yield break;
        }

        for (var done = 0L; done < file.Length; done += Piece)
        {
            yield return new BytesInFile(file.Path, file.Offset + done, Math.Min(Piece, file.Length - done)).Bytes;
        }
    }

    static bool HasNonFinite(ReadOnlySpan<byte> bytes, ElementType element) => element switch
    {
        ElementType.Double => HasFullExponent(bytes, 0x7FF0_0000_0000_0000UL),
        ElementType.Float16 => HasFullExponent(bytes, (ushort)0x7C00),
        ElementType.BFloat16 => HasFullExponent(bytes, (ushort)0x7F80),
        _ => HasFullExponent(bytes, 0x7F80_0000U),
    };

    /// <remarks>NaN and infinity are the numbers whose exponent bits are all set.</remarks>
    static bool HasFullExponent<T>(ReadOnlySpan<byte> bytes, T exponent) where T : unmanaged, IBinaryInteger<T>
    {
        var mask = new Vector<T>(exponent);
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(numbers);
        foreach (var vector in vectors)
        {
            if (Vector.EqualsAny(vector & mask, mask))
            {
                return true;
            }
        }

        foreach (var number in numbers[(vectors.Length * Vector<T>.Count)..])
        {
            if ((number & exponent) == exponent)
            {
                return true;
            }
        }

        return false;
    }
}
