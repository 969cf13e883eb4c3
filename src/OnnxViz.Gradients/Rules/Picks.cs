using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>The adjoint of picking along an axis by indices.</summary>
static class Picks
{
    /// <summary>Zeros of a shape, with each element along the axis of the value added at its index.</summary>
    /// <param name="x">The value; along the axis it has as many elements as there are indices.</param>
    /// <param name="indices">The indices; they may be computed in the graph, repeat, count from the end.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="shape">The shape that was picked from.</param>
    public static Value AddBack(this Value x, Value indices, int axis, Shape shape)
    {
        if (indices.Constant is not { } constant)
        {
            return axis == 0 && x.Builder.IsPermutation(indices)
                ? x.PutAt(indices)
                : x.AddAt(indices, axis, shape);
        }

        var places = Array.ConvertAll(constant.ToLongs(), index => index < 0 ? index + shape[axis] : index);
        return Run.Of(axis, places) is { } run ? x.PutBack([run], shape)
            : Permutation.Is(places, shape[axis]) ? x.Gather(x.Builder.Integers(Permutation.Inverse(places)), axis)
            : x.AddAt(indices, axis, shape);
    }

    /// <remarks>Every row is written, so that it does not matter what is there before: the rows themselves.</remarks>
    static Value PutAt(this Value x, Value permutation) =>
        x.ScatterAt(permutation.Reshape([permutation.Shape.Size, 1]), x);

    static Value AddAt(this Value x, Value indices, int axis, Shape shape)
    {
        var single = x.Shape.Select((size, other) => other == axis ? size : 1);
        var places = indices.Reshape(Shape.From(single)).Expand(x.Shape);
        return x.Builder.Zeros(x.Type.Sized(shape)).ScatterAdd(places, x, axis);
    }
}
