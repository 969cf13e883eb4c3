namespace OnnxViz.Graph;

/// <summary>Writes elements to, and reads them from, places given by indices.</summary>
public static class Scattering
{
    /// <summary>A copy with updates added at indices along an axis; indices may repeat.</summary>
    /// <remarks>
    /// ONNX Runtime's CPU kernel cannot add halves. ScatterND could add whole rows, but on the CPU it shares them
    /// out among threads without a look at whether their indices repeat.
    /// </remarks>
    public static Value ScatterAdd(this Value x, Value indices, Value updates, long axis) =>
        x.ScatterWith("add", indices, updates, axis);

    /// <summary>A copy with updates combined with what is at indices along an axis; indices may repeat.</summary>
    /// <param name="x">The value.</param>
    /// <param name="reduction"><c>add</c>, <c>mul</c>, <c>max</c> or <c>min</c>.</param>
    /// <param name="indices">The indices, of the updates' shape.</param>
    /// <param name="updates">The updates.</param>
    /// <param name="axis">The axis.</param>
    public static Value ScatterWith(this Value x, string reduction, Value indices, Value updates, long axis)
    {
        var element = x.Element is ElementType.Float16 or ElementType.BFloat16 ? ElementType.Float : x.Element;
        var attributes = new Attributes { { "axis", (long)x.Shape.Axis(axis) }, { "reduction", reduction } };
        var inputs = new[] { x.Cast(element), indices, updates.Cast(element) };
        return x.Builder.Op("ScatterElements", inputs, x.Type.As(element), attributes).Cast(x.Element);
    }

    /// <summary>A copy with elements replaced at indices along an axis; indices must differ.</summary>
    public static Value Scatter(this Value x, Value indices, Value updates, long axis) => x.Builder.Op(
        "ScatterElements", [x, indices, updates], x.Type, new Attributes { { "axis", (long)x.Shape.Axis(axis) } });

    /// <summary>A copy with elements replaced at positions given by index tuples; tuples must differ.</summary>
    public static Value ScatterAt(this Value x, Value indices, Value updates) =>
        x.Builder.Op("ScatterND", [x, indices, updates], x.Type);

    /// <summary>The elements or slices at positions given by index tuples, which run along the last axis.</summary>
    public static Value GatherAt(this Value x, Value indices)
    {
        var tuple = (int)indices.Shape[indices.Rank - 1];
        var shape = Shape.From([.. indices.Shape.SkipLast(1), .. x.Shape.Skip(tuple)]);
        return x.Builder.Op("GatherND", [x, indices], x.Type.Sized(shape));
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
