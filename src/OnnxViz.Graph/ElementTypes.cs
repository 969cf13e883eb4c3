namespace OnnxViz.Graph;

/// <summary>Facts about element types.</summary>
public static class ElementTypes
{
    /// <summary>
    /// Whether values of this type are numbers of much precision: the floating-point types of 16 bits and more.
    /// </summary>
    public static bool IsFloat(this ElementType type) =>
        type is ElementType.Float or ElementType.Float16 or ElementType.Double or ElementType.BFloat16;

    /// <summary>
    /// Whether values of this type may stand for numbers of more precision, by a scale and a zero point.
    /// </summary>
    public static bool IsQuantized(this ElementType type) =>
        type is ElementType.UInt8 or ElementType.Int8 or ElementType.UInt16 or ElementType.Int16 or ElementType.Int32
            or (>= ElementType.Float8E4M3FN and <= ElementType.Int4);

    /// <summary>
    /// Bytes an element takes; 4-bit types count as one byte for two elements in <see cref="ByteCount"/>.
    /// </summary>
    /// <exception cref="OnnxVizException">The type has no fixed width.</exception>
    public static int Width(this ElementType type) => type switch
    {
        ElementType.Bool or ElementType.Int8 or ElementType.UInt8 => 1,
        >= ElementType.Float8E4M3FN and <= ElementType.Float8E5M2FNUZ => 1,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 2,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 or ElementType.Complex64 => 8,
        ElementType.Complex128 => 16,
        _ => throw new OnnxVizException($"tensors of type {type} have no fixed width"),
    };

    /// <summary>Bytes that a number of elements takes.</summary>
    /// <exception cref="OnnxVizException">There are more than 2^63 - 1, or the type has no fixed width.</exception>
    public static long ByteCount(this ElementType type, long elements) =>
        type is ElementType.Int4 or ElementType.UInt4 ? (elements / 2) + (elements % 2)
        : elements <= long.MaxValue / type.Width() ? elements * type.Width()
        : throw new OnnxVizException($"{elements} elements of type {type} have more bytes than can be counted");
}
