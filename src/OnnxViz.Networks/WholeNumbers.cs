using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>What a type of whole numbers holds, such as the bytes of a picture.</summary>
static class WholeNumbers
{
    const float Byte = byte.MaxValue;

    /// <summary>The least and the most that it holds and a 32-bit float can say.</summary>
    public static (float Least, float Most) Of(ElementType element) => element switch
    {
        ElementType.UInt8 => (byte.MinValue, Byte),
        ElementType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ElementType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ElementType.Int16 => (short.MinValue, short.MaxValue),
        _ => (-2147483520, 2147483520),
    };

    /// <summary>How pictures usually go into it: as bytes, in 8 bits with a sign moved by 128.</summary>
    public static Preprocessing Usual(ElementType element) =>
        element == ElementType.Int8 ? new(sbyte.MinValue, sbyte.MaxValue, [], []) : Preprocessing.Presets["raw255"];
}
