using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Slices whose starts are computed while the model runs.</summary>
static class ComputedSlice
{
    /// <summary>Zeros of the input's shape with what arrives put where the slice took it from, axis by axis.</summary>
    public static Value PutBack(Pullback p, long[] axes, long[] steps)
    {
        var gradient = p.Dy;
        foreach (var (place, axis) in axes.Select(p.X().Shape.Axis).Index())
        {
            var (size, count) = (p.X().Shape[axis], p.Y().Shape[axis]);
            var counted = p.Graph.Integers([.. Enumerable.Range(0, (int)count).Select(step => step * steps[place])]);
            gradient = gradient.AddBack(
                Start(p, place, size, steps[place]) + counted, axis, gradient.Shape.With(axis, size));
        }

        return gradient;
    }

    /// <remarks>A start counts from the end where it is negative, and is moved inside.</remarks>
    static Value Start(Pullback p, int place, long size, long step)
    {
        var given = p.X(1).Cast(ElementType.Int64).Slice(0, place, 1);
        var start = (given < 0).Where(given + size, given);
        return start.Max(start.Like(0)).Min(start.Like(step < 0 ? size - 1 : size));
    }
}
