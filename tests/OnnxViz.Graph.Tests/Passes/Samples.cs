namespace OnnxViz.Graph.Tests.Passes;

/// <summary>Tensors for rows.</summary>
static class Samples
{
    /// <summary>An input that is there but empty.</summary>
    public static Tensor Nothing { get; } = Tensor.Of(ReadOnlySpan<float>.Empty, [0]);

    /// <summary>Samples between -3 and 3, no two neighbours alike.</summary>
    public static Tensor Wave(params long[] shape)
    {
        var size = shape.Aggregate(1L, (product, dimension) => product * dimension);
        return Tensor.Of([.. Enumerable.Range(0, (int)size).Select(index => (((index * 7919) % 601) - 300) / 100f)],
            Shape.From(shape));
    }

    /// <summary>Samples between 0.5 and 1.5.</summary>
    public static Tensor Positive(params long[] shape) => Map(Wave(shape), number => 1 + (number / 6));

    public static Tensor Map(Tensor tensor, Func<float, float> each) =>
        Tensor.Of([.. tensor.ToFloats().Select(each)], tensor.Shape);

    public static Tensor Truths(params bool[] truths) =>
        Tensor.Of(new TensorType(ElementType.Bool, [truths.Length]), truths.Select(truth => truth ? (byte)1 : (byte)0)
            .ToArray());
}
