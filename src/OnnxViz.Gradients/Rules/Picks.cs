using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>The adjoint of picking along an axis by indices.</summary>
static class Picks
{
    /// <summary>Zeros of a shape, with each element along the axis of the value added at its index.</summary>
    /// <param name="x">The value; along the axis it has as many elements as there are indices.</param>
    /// <param name="indices">The indices, which may be computed when the graph runs, repeat, or count from the end.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="shape">The shape that was picked from.</param>
    public static Value AddBack(this Value x, Value indices, int axis, Shape shape)
    {
        if (indices.Constant is not { } constant)
        {
            return x.AddRows(indices, axis, shape);
        }

        var places = Array.ConvertAll(constant.ToLongs(), index => index < 0 ? index + shape[axis] : index);
        return Run.Of(axis, places) is { } run ? x.PutBack([run], shape)
            : Permutation.Is(places, shape[axis]) ? x.Gather(x.Builder.Integers(Permutation.Inverse(places)), axis)
            : x.AddRows(indices, axis, shape);
    }

    /// <remarks>With the axis in front whole rows are added; ScatterElements would want an index for every element.</remarks>
    static Value AddRows(this Value x, Value indices, int axis, Shape shape)
    {
        long[] order = [axis, .. Enumerable.Range(0, shape.Rank).Where(other => other != axis)];
        var zeros = x.Builder.Zeros(x.Type.Sized(Shape.From(order.Select(other => shape[(int)other]))));
        var rows = indices.Cast(ElementType.Int64).Reshape([indices.Shape.Size, 1]);
        return zeros.ScatterAddAt(rows, x.Transpose(order)).Transpose(Permutation.Inverse(order));
    }
}
