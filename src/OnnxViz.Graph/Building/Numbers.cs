using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>Numbers as constants of any element type.</summary>
static class Numbers
{
    /// <exception cref="OnnxVizException">The element type has no arithmetic.</exception>
    public static Tensor Scalar(float number, ElementType element) =>
        Tensor.Of(new TensorType(element, Shape.Scalar), Bytes(number, element));

    static byte[] Bytes(float number, ElementType element) => element switch
    {
        ElementType.Float => BitConverter.GetBytes(number),
        ElementType.Double => BitConverter.GetBytes((double)number),
        ElementType.Float16 => BitConverter.GetBytes((Half)number),
        ElementType.BFloat16 => BitConverter.GetBytes(BitConverter.SingleToUInt32Bits(number))[2..],
        ElementType.Int64 => BitConverter.GetBytes((long)number),
        ElementType.Int32 => BitConverter.GetBytes((int)number),
        ElementType.Bool or ElementType.UInt8 => [(byte)number],
        ElementType.Int8 => MemoryMarshal.AsBytes<sbyte>([(sbyte)number]).ToArray(),
        _ => throw new OnnxVizException($"there is no constant of element type {element}"),
    };
}
