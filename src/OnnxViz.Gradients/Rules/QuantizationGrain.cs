using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// How the scales and zero points of a quantisation lie over the tensor: one for all, one for each index of an axis, or
/// one for each block.
/// </summary>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Block">How many elements along the axis share one; 0 where not blocks do.</param>
sealed record QuantizationGrain(Shape Shape, int Axis, long Block)
{
    public static QuantizationGrain Of(Pullback p, int input) => p.X(input).Shape.Size == 1
        ? new(p.X().Shape, 0, 0)
        : new(p.X().Shape, p.Axis("axis", 1), p.Int("block_size", 0));

    /// <summary>Scales or zero points in a shape that broadcasts to the tensor's.</summary>
    public Value Spread(Value each)
    {
        if (each.Shape.Size == 1)
        {
            return each.Reshape(Shape.Scalar);
        }

        return Block == 0
            ? each.Reshape(Shape.From(Shape.Select((size, axis) => axis == Axis ? size : 1)))
            : Repeated(each).Slice(Axis, 0, Shape[Axis]);
    }

    Value Repeated(Value each)
    {
        Shape single = [.. each.Shape.Take(Axis + 1), 1, .. each.Shape.Skip(Axis + 1)];
        return each.Reshape(single)
            .Expand(single.With(Axis + 1, Block)).Reshape(each.Shape.With(Axis, each.Shape[Axis] * Block));
    }
}
