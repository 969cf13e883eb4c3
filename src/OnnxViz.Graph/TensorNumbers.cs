using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>Reads a tensor's bytes as numbers.</summary>
static class TensorNumbers
{
    public static float[] ToFloats(Tensor tensor)
    {
        var bytes = tensor.Bytes.Span;
        return tensor.Element switch
        {
            ElementType.Float => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            ElementType.Double => Convert<double>(bytes, number => (float)number),
            ElementType.Float16 => Convert<Half>(bytes, number => (float)number),
            ElementType.BFloat16 =>
                Convert<ushort>(bytes, number => BitConverter.UInt32BitsToSingle((uint)number << 16)),
            _ => Array.ConvertAll(ToLongs(tensor), number => (float)number),
        };
    }

    public static long[] ToLongs(Tensor tensor)
    {
        var bytes = tensor.Bytes.Span;
        return tensor.Element switch
        {
            ElementType.Int64 => MemoryMarshal.Cast<byte, long>(bytes).ToArray(),
            ElementType.Int32 => Convert<int>(bytes, number => (long)number),
            ElementType.Int16 => Convert<short>(bytes, number => (long)number),
            ElementType.Int8 => Convert<sbyte>(bytes, number => (long)number),
            ElementType.UInt8 or ElementType.Bool => Convert<byte>(bytes, number => (long)number),
            ElementType.UInt16 => Convert<ushort>(bytes, number => (long)number),
            ElementType.UInt32 => Convert<uint>(bytes, number => (long)number),
            ElementType.UInt64 => Convert<ulong>(bytes, number => (long)number),
            _ => throw new OnnxVizException($"a tensor of type {tensor.Type} does not hold integers"),
        };
    }

    static float[] Convert<T>(ReadOnlySpan<byte> bytes, Func<T, float> each) where T : unmanaged =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), number => each(number));

    static long[] Convert<T>(ReadOnlySpan<byte> bytes, Func<T, long> each) where T : unmanaged =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), number => each(number));
}
