namespace OnnxViz.Graph;

/// <summary>
/// Sums, means and extremes along axes. No axes means all of them; reduced axes stay with size 1 unless told otherwise.
/// </summary>
public static class Reductions
{
    /// <summary>The sum along axes.</summary>
    public static Value Sum(this Value x, ReadOnlySpan<long> axes = default, bool keep = true) =>
        x.Reduce("ReduceSum", axes, keep);

    /// <summary>The sum over the channels of pictures, [N, C, H, W] to [N, 1, H, W].</summary>
    /// <remarks>
    /// A product with ones: where the summed axis is not the last one, ONNX Runtime's ReduceSum goes an element at a
    /// time.
    /// </remarks>
    public static Value SumOfChannels(this Value x)
    {
        var (count, channels, height, width) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        var ones = x.Builder.Constant(Tensor.Full([1, channels], 1), "ones").Cast(x.Element);
        return ones.MatMul(x.Reshape([count, channels, height * width])).Reshape([count, 1, height, width]);
    }

    /// <summary>The mean along axes.</summary>
    public static Value Mean(this Value x, ReadOnlySpan<long> axes = default, bool keep = true) =>
        x.Reduce("ReduceMean", axes, keep);

    /// <summary>The product along axes.</summary>
    public static Value Product(this Value x, ReadOnlySpan<long> axes = default, bool keep = true) =>
        x.Reduce("ReduceProd", axes, keep);

    /// <summary>The greatest along axes.</summary>
    public static Value Max(this Value x, ReadOnlySpan<long> axes = default, bool keep = true) =>
        x.Reduce("ReduceMax", axes, keep);

    /// <summary>The least along axes.</summary>
    public static Value Min(this Value x, ReadOnlySpan<long> axes = default, bool keep = true) =>
        x.Reduce("ReduceMin", axes, keep);

    /// <summary>The logarithm of the sum of the exponentials along axes, without overflow.</summary>
    public static Value LogSumExp(this Value x, ReadOnlySpan<long> axes = default, bool keep = true) =>
        x.Reduce("ReduceLogSumExp", axes, keep);

    /// <summary>
    /// The position of the greatest along an axis, the first one where several are equal; the axis stays with size 1.
    /// </summary>
    public static Value ArgMax(this Value x, long axis) => x.Builder.Op(
        "ArgMax", [x], new TensorType(ElementType.Int64, x.Shape.With(x.Shape.Axis(axis), 1)),
        new Attributes { { "axis", (long)x.Shape.Axis(axis) } });

    /// <summary>Sums away what broadcasting to this value's shape had repeated: the adjoint of broadcasting.</summary>
    /// <param name="x">The broadcast value.</param>
    /// <param name="shape">The shape before broadcasting.</param>
    public static Value SumTo(this Value x, Shape shape)
    {
        var extra = x.Rank - shape.Rank;
        var axes = Enumerable.Range(0, x.Rank).Where(
            axis => axis < extra || (shape[axis - extra] == 1 && x.Shape[axis] != 1));
        return x.Sum([.. axes.Select(axis => (long)axis).DefaultIfEmpty(-1)], shape);
    }

    static Value Sum(this Value x, long[] axes, Shape shape) =>
        axes is [-1] ? x.Reshape(shape) : x.Sum(axes).Reshape(shape);

    static Value Reduce(this Value x, string operation, ReadOnlySpan<long> axes, bool keep)
    {
        var all = axes.IsEmpty
            ? [.. Enumerable.Range(0, x.Rank)]
            : axes.ToArray().Select(x.Shape.Axis).Order().ToArray();
        if (all.Length == 0)
        {
            return x;
        }

        var shape = keep
            ? Shape.From(x.Shape.Select((dimension, axis) => all.Contains(axis) ? 1 : dimension))
            : Shape.From(x.Shape.Where((_, axis) => !all.Contains(axis)));
        return x.Builder.Op(
            operation,
            [x, x.Builder.Integers([.. all.Select(axis => (long)axis)])],
            x.Type.Sized(shape),
            new Attributes { { "keepdims", keep } });
    }
}
