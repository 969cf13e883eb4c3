using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>Floats in other floating-point types.</summary>
public static class FloatCast
{
    /// <summary>A tensor's numbers in a floating-point type, rounded where that is narrower.</summary>
    /// <exception cref="OnnxVizException">The element type is not floating-point.</exception>
    public static Tensor To(ElementType element, Tensor tensor)
    {
        if (tensor.Element == element)
        {
            return tensor;
        }

        var numbers = tensor.ToFloats();
        return Tensor.Of(tensor.Type with { Element = element }, element switch
        {
            ElementType.Float => Bytes(numbers),
            ElementType.Double => Bytes(Array.ConvertAll(numbers, number => (double)number)),
            ElementType.Float16 => Bytes(Array.ConvertAll(numbers, number => (Half)number)),
            _ => throw new OnnxVizException(
                $"floats cannot be fed to an input of type {element}: export the model with 32-bit floats"),
        });
    }

    static byte[] Bytes<T>(T[] numbers) where T : unmanaged => MemoryMarshal.AsBytes<T>(numbers).ToArray();
}
