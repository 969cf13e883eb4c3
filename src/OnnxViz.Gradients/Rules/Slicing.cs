using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Operators that take away from, or add to, the ends of axes.</summary>
[NoGradient("Slice", 1), NoGradient("Slice", 2), NoGradient("Slice", 3), NoGradient("Slice", 4)]
[NoGradient("Pad", 1), NoGradient("Pad", 3), NoGradient("CenterCropPad", 1)]
static class Slicing
{
    [Gradient("Slice")]
    static Value Slice(Pullback p)
    {
        var axes = p.Has(3) ? p.Integers(3) : [.. Enumerable.Range(0, (int)p.X(1).Shape.Size)];
        var steps = p.Has(4) ? p.Integers(4) : [.. axes.Select(_ => 1L)];
        if (p.X(1).Constant is null)
        {
            return ComputedSlice.PutBack(p, axes, steps);
        }

        var starts = p.Integers(1);
        var runs = axes.Select((axis, at) => Run.Sliced(p.X().Shape, p.Y().Shape, axis, starts[at], steps[at]));
        return p.Dy.PutBack([.. runs], p.X().Shape);
    }

    /// <remarks>The odd element is behind.</remarks>
    [Gradient("CenterCropPad")]
    static Value CenterCropPad(Pullback p)
    {
        long[] more = [.. p.X().Shape.Zip(p.Y().Shape, (input, output) => input - output)];
        long[] before = [.. more.Select(count => count / 2)];
        return p.Dy.Pad(before, [.. more.Zip(before, (count, front) => count - front)]);
    }

    [Gradient("Pad")]
    static Value Pad(Pullback p)
    {
        if (p.X(1).Constant is null && p.Text("mode", "constant") == "constant")
        {
            return p.Graph.Op("Pad", [p.Dy, -p.X(1), null, p.Has(3) ? p.X(3) : null], p.X().Type.As(p.Dy.Element));
        }

        var (before, behind) = Pads(p);
        var mode = p.Text("mode", "constant");
        return mode == "constant" ? p.Dy.Pad(Negated(before), Negated(behind)) : PulledIn(p, mode, before, behind);
    }

    /// <remarks>The content is summed over the padding: the whole less what is kept.</remarks>
    [Gradient("Pad", 2)]
    static Value PadContent(Pullback p)
    {
        var (before, behind) = Pads(p);
        var kept = p.Dy.Pad(Array.ConvertAll(before, Cropped), Array.ConvertAll(behind, Cropped));
        return (p.Dy.Sum() - kept.Sum()).SumTo(p.X(2).Shape);
    }

    static Value PulledIn(Pullback p, string mode, long[] before, long[] behind)
    {
        var gradient = p.Dy;
        for (var axis = 0; axis < before.Length; axis++)
        {
            if (before[axis] != 0 || behind[axis] != 0)
            {
                var size = p.X().Shape[axis];
                gradient = FoldedPad.Fits(size, before[axis], behind[axis])
                    ? FoldedPad.Along(gradient, axis, mode, size, before[axis], behind[axis])
                    : gradient.Along(axis, PadMatrix(mode, size, before[axis], behind[axis]));
            }
        }

        return gradient;
    }

    /// <summary>A row for each padded place, with a one at the element that the place shows.</summary>
    static float[,] PadMatrix(string mode, long size, long before, long behind)
    {
        var matrix = new float[before + size + behind, size];
        for (var place = 0L; place < matrix.GetLength(0); place++)
        {
            matrix[place, Shown(mode, place - before, size)] = 1;
        }

        return matrix;
    }

    static long Shown(string mode, long place, long size) => mode switch
    {
        "edge" => Math.Clamp(place, 0, size - 1),
        "wrap" => Modulo(place, size),
        _ when size == 1 => 0,
        _ => size - 1 - Math.Abs(size - 1 - Modulo(place, 2 * (size - 1))),
    };

    static long Modulo(long number, long size) => ((number % size) + size) % size;

    static (long[] Before, long[] Behind) Pads(Pullback p)
    {
        var (pads, rank) = (p.Integers(1), p.X().Rank);
        var axes = p.Has(3) ? p.Integers(3) : [.. Enumerable.Range(0, rank)];
        var (before, behind) = (new long[rank], new long[rank]);
        for (var at = 0; at < axes.Length; at++)
        {
            before[p.X().Shape.Axis(axes[at])] = pads[at];
            behind[p.X().Shape.Axis(axes[at])] = pads[at + axes.Length];
        }

        return (before, behind);
    }

    static long[] Negated(long[] counts) => Array.ConvertAll(counts, count => -count);

    static long Cropped(long added) => -Math.Max(added, 0);
}
