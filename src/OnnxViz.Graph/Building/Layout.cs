namespace OnnxViz.Graph;

/// <summary>Moves elements about: shapes, slices, pads, gathers.</summary>
public static class Layout
{
    /// <summary>The same elements in another shape.</summary>
    public static Value Reshape(this Value x, Shape shape)
    {
        if (x.Shape.Equals(shape))
        {
            return x;
        }

        return x.Shape.Size == shape.Size
            ? x.Builder.Op(
                "Reshape",
                [x, x.Builder.Integers(shape.ToArray())],
                x.Type.Sized(shape),
                new Attributes { { "allowzero", 1L } })
            : throw new OnnxVizException($"a tensor of shape {x.Shape} cannot be reshaped to {shape}");
    }

    /// <summary>The axes in another order.</summary>
    public static Value Transpose(this Value x, params ReadOnlySpan<long> permutation)
    {
        var order = permutation.ToArray();
        return order.Select((axis, index) => axis == index).All(same => same)
            ? x
            : x.Builder.Op(
                "Transpose",
                [x],
                x.Type.Sized(Shape.From(order.Select(axis => x.Shape[(int)axis]))),
                new Attributes { { "perm", order } });
    }

    /// <summary>The last two axes exchanged.</summary>
    public static Value TransposeMatrix(this Value x) =>
        x.Transpose([.. Enumerable.Range(0, x.Rank - 2).Select(axis => (long)axis), x.Rank - 1, x.Rank - 2]);

    /// <summary>Repeats axes of size 1 to a larger shape.</summary>
    public static Value Expand(this Value x, Shape shape) => x.Shape.Equals(shape)
        ? x
        : x.Builder.Op("Expand", [x, x.Builder.Integers(shape.ToArray())], x.Type.Sized(shape));

    /// <summary>The same elements with a further axis of size 1.</summary>
    public static Value Unsqueeze(this Value x, int axis) => x.Builder.Op(
        "Unsqueeze", [x, x.Builder.Integers(axis)], x.Type.Sized([.. x.Shape.Take(axis), 1, .. x.Shape.Skip(axis)]));

    /// <summary>The same elements without an axis, whose size is 1.</summary>
    public static Value Squeeze(this Value x, int axis) => x.Shape[axis] == 1
        ? x.Builder.Op(
            "Squeeze", [x, x.Builder.Integers(axis)],
            x.Type.Sized([.. x.Shape.Take(axis), .. x.Shape.Skip(axis + 1)]))
        : throw new OnnxVizException($"axis {axis} of a tensor of shape {x.Shape} is not of size 1");

    /// <summary>A run of elements along one axis.</summary>
    public static Value Slice(this Value x, long axis, long start, long length, long step = 1)
    {
        var at = x.Shape.Axis(axis);
        if (start == 0 && step == 1 && length == x.Shape[at])
        {
            return x;
        }

        var end = start + (length * step);
        var g = x.Builder;
        return g.Op(
            "Slice",
            [x, g.Integers(start), g.Integers(end < 0 ? long.MinValue : end), g.Integers(at), g.Integers(step)],
            x.Type.Sized(x.Shape.With(at, length)));
    }

    /// <summary>Adds elements before and behind each axis; negative counts take elements away.</summary>
    public static Value Pad(this Value x, long[] before, long[] behind, float content = 0)
    {
        if (before.Concat(behind).All(count => count == 0))
        {
            return x;
        }

        var shape = Shape.From(x.Shape.Select((dimension, axis) => dimension + before[axis] + behind[axis]));
        return x.Builder.Op(
            "Pad", [x, x.Builder.Integers([.. before, .. behind]), x.Like(content)], x.Type.Sized(shape));
    }

    /// <summary>Adds elements before and behind one axis; negative counts take elements away.</summary>
    public static Value Pad(this Value x, long axis, long before, long behind, float content = 0)
    {
        var (front, back) = (new long[x.Rank], new long[x.Rank]);
        front[x.Shape.Axis(axis)] = before;
        back[x.Shape.Axis(axis)] = behind;
        return x.Pad(front, back, content);
    }

    /// <summary>Values one behind the other along an axis.</summary>
    public static Value Concat(this IReadOnlyList<Value> parts, long axis)
    {
        var at = parts[0].Shape.Axis(axis);
        return parts.Count == 1
            ? parts[0]
            : parts[0].Builder.Op(
                "Concat", parts, parts[0].Type.Sized(parts[0].Shape.With(at, parts.Sum(part => part.Shape[at]))),
                new Attributes { { "axis", (long)at } });
    }

    /// <summary>Cuts a value along an axis into runs of the given lengths.</summary>
    public static IReadOnlyList<Value> Split(this Value x, long axis, params ReadOnlySpan<long> lengths)
    {
        var at = x.Shape.Axis(axis);
        var types = lengths.ToArray().Select(length => x.Type.Sized(x.Shape.With(at, length))).ToArray();
        return types.Length == 1
            ? [x]
            : x.Builder.Ops("Split", [x, x.Builder.Integers(lengths)], types, new Attributes { { "axis", (long)at } });
    }

    /// <summary>Slices of an axis, picked by indices.</summary>
    public static Value Gather(this Value x, Value indices, long axis)
    {
        var at = x.Shape.Axis(axis);
        var shape = Shape.From([.. x.Shape.Take(at), .. indices.Shape, .. x.Shape.Skip(at + 1)]);
        return x.Builder.Op("Gather", [x, indices], x.Type.Sized(shape), new Attributes { { "axis", (long)at } });
    }

    /// <summary>Elements picked by indices of the result's own shape along an axis.</summary>
    public static Value GatherElements(this Value x, Value indices, long axis) => x.Builder.Op(
        "GatherElements", [x, indices], x.Type.Sized(indices.Shape),
        new Attributes { { "axis", (long)x.Shape.Axis(axis) } });

    /// <summary>Zeros of a type.</summary>
    public static Value Zeros(this GraphBuilder g, TensorType type) => g.Number(0, type.Element).Expand(type.Shape);

    /// <summary>Ones of a type.</summary>
    public static Value Ones(this GraphBuilder g, TensorType type) => g.Number(1, type.Element).Expand(type.Shape);
}
