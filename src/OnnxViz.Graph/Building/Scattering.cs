namespace OnnxViz.Graph;

/// <summary>Writes elements to, and reads them from, places given by indices.</summary>
public static class Scattering
{
    /// <summary>A copy with elements replaced at indices along an axis; indices must differ.</summary>
    public static Value Scatter(this Value x, Value indices, Value updates, long axis) => x.Builder.Op(
        "ScatterElements", [x, indices, updates], x.Type, new Attributes { { "axis", (long)x.Shape.Axis(axis) } });

    /// <summary>A copy with elements replaced at positions given by index tuples; tuples must differ.</summary>
    public static Value ScatterAt(this Value x, Value indices, Value updates) =>
        x.Builder.Op("ScatterND", [x, indices, updates], x.Type);

    /// <summary>The elements or slices at positions given by index tuples (the last axis of <paramref name="indices"/>).</summary>
    public static Value GatherAt(this Value x, Value indices)
    {
        var tuple = (int)indices.Shape[indices.Rank - 1];
        return x.Builder.Op("GatherND", [x, indices], x.Type.Sized([.. indices.Shape.SkipLast(1), .. x.Shape.Skip(tuple)]));
    }

    /// <summary>The numbers 0, 1, 2 ... along one axis of a shape, the same along all others.</summary>
    public static Value Count(this GraphBuilder g, Shape shape, int axis)
    {
        var length = shape[axis];
        var row = Shape.From(shape.Select((_, index) => index == axis ? length : 1));
        var numbers = Enumerable.Range(0, (int)length).Select(number => (long)number).ToArray();
        return g.Constant(Tensor.Of(numbers, row), "count").Expand(shape);
    }
}
