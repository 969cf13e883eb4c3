using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>A constant array: element type, shape and content.</summary>
public sealed class Tensor
{
    /// <summary>A tensor over bytes wherever they are.</summary>
    public Tensor(TensorType type, TensorData data) => (Type, Data) = (type, data);

    /// <summary>Element type and shape.</summary>
    public TensorType Type { get; }

    /// <summary>Where the content is.</summary>
    public TensorData Data { get; }

    /// <summary>The dimensions.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>The element type.</summary>
    public ElementType Element => Type.Element;

    /// <summary>The content, little-endian, row-major.</summary>
    public ReadOnlyMemory<byte> Bytes => Data.Bytes;

    /// <summary>A tensor over raw bytes.</summary>
    /// <exception cref="OnnxVizException">The number of bytes does not fit the shape.</exception>
    public static Tensor Of(TensorType type, ReadOnlyMemory<byte> bytes) =>
        type.Element.ByteCount(type.Shape.Size) == bytes.Length
            ? new(type, new BytesInMemory(bytes))
            : throw new OnnxVizException($"{bytes.Length} bytes do not make a tensor of type {type}");

    /// <summary>A float tensor.</summary>
    public static Tensor Of(ReadOnlySpan<float> values, Shape shape) =>
        Of(new TensorType(ElementType.Float, shape), MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>An int64 tensor.</summary>
    public static Tensor Of(ReadOnlySpan<long> values, Shape shape) =>
        Of(new TensorType(ElementType.Int64, shape), MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A vector of int64, the form in which ONNX takes axes, shapes and pads.</summary>
    public static Tensor Vector(params ReadOnlySpan<long> values) => Of(values, [values.Length]);

    /// <summary>A float tensor filled with one number.</summary>
    /// <exception cref="OnnxVizException">It would be larger than 2 GB.</exception>
    public static Tensor Full(Shape shape, float value)
    {
        var values = shape.Size <= Array.MaxLength / sizeof(float)
            ? new float[shape.Size]
            : throw new OnnxVizException(
                $"a tensor of shape {shape} is larger than 2 GB, the most that can be kept in memory");
        Array.Fill(values, value);
        return Of(values, shape);
    }

    /// <summary>A float tensor whose content is computed when first needed.</summary>
    public static Tensor Later(Shape shape, Func<float[]> values) =>
        new(new(ElementType.Float, shape),
            new BytesOnDemand(new(() => MemoryMarshal.AsBytes<float>(values()).ToArray())));

    /// <summary>The elements as floats, whatever numeric type they are stored in.</summary>
    public float[] ToFloats() => TensorNumbers.ToFloats(this);

    /// <summary>The elements as 64-bit integers, whatever integer type they are stored in.</summary>
    public long[] ToLongs() => TensorNumbers.ToLongs(this);

    /// <inheritdoc/>
    public override string ToString() => Type.ToString();
}
