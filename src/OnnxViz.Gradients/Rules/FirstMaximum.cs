using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Routes the gradient of a max pool to the first maximum of each window in row-major order, axis by axis, with nothing
/// but slices and comparisons: the same on every execution provider.
/// </summary>
static class FirstMaximum
{
    /// <summary>The gradient of the pool's input; the window must not be dilated.</summary>
    public static Value Route(Value x, Value dy, Window window)
    {
        var pooled = new List<Value> { x };
        for (var axis = window.Rank - 1; axis > 0; axis--)
        {
            pooled.Add(PoolAlong(pooled[^1], axis, window, dy.Shape[axis + 2]));
        }

        pooled.Reverse();
        return pooled.Select((source, axis) => (source, axis)).Aggregate(
            dy, (arriving, step) => Along(step.source, arriving, step.axis, window));
    }

    static Value PoolAlong(Value x, int axis, Window window, long output)
    {
        long[] Only(long along, long others) =>
            [.. Enumerable.Range(0, window.Rank).Select(other => other == axis ? along : others)];
        var behind = Math.Max(0, Behind(x, axis, window, output));
        return x.MaxPool(new(
            Only(window.Kernel[axis], 1), Only(window.Strides[axis], 1), Only(1, 1), Only(window.Before[axis], 0),
            Only(behind, 0)));
    }

    static long Behind(Value x, int axis, Window window, long output) =>
        ((output - 1) * window.Strides[axis]) + window.Kernel[axis] - x.Shape[axis + 2] - window.Before[axis];

    /// <summary>Gives each output's gradient to the first tap along one axis that equals the maximum.</summary>
    static Value Along(Value source, Value dy, int spatial, Window window)
    {
        var axis = spatial + 2;
        var (kernel, stride, output) = ((int)window.Kernel[spatial], window.Strides[spatial], dy.Shape[axis]);
        var lowest = source.Element == ElementType.Float16 ? -65504f : float.MinValue;
        var padded = source.Pad(
            axis, window.Before[spatial], Behind(source, spatial, window, output) + stride - 1, lowest);
        var taps = Enumerable.Range(0, kernel).Select(tap => padded.Slice(axis, tap, output, stride)).ToArray();
        var maximum = taps.Aggregate((left, right) => left.Max(right));
        var shares = new List<Value>();
        var rest = dy;
        foreach (var tap in taps)
        {
            var isHere = tap.EqualTo(maximum);
            shares.Add(isHere.OrZero(rest));
            rest = isHere.Where(rest.Like(0), rest);
        }

        var gathered = Interleave(shares, axis, (int)stride);
        return gathered.Pad(
            axis, -window.Before[spatial], source.Shape[axis] + window.Before[spatial] - gathered.Shape[axis]);
    }

    /// <summary>Lays tap t of output o at position o x stride + t and sums what meets there.</summary>
    static Value Interleave(List<Value> shares, int axis, int stride)
    {
        var overlap = (shares.Count - 1) / stride;
        var residues = Enumerable.Range(0, stride).Select(residue => Enumerable.Range(0, overlap + 1)
            .Where(step => residue + (step * stride) < shares.Count)
            .Select(step => shares[residue + (step * stride)].Pad(axis, step, overlap - step))
            .DefaultIfEmpty(null)
            .Aggregate((left, right) => left! + right!)).ToArray();
        if (stride == 1)
        {
            return residues[0]!;
        }

        var shape = residues[0]!.Shape;
        Shape column = [.. shape.Take(axis + 1), 1, .. shape.Skip(axis + 1)];
        var zeros = residues[0]!.Builder.Zeros(residues[0]!.Type.Sized(column));
        var columns = residues.Select(residue => residue?.Reshape(column) ?? zeros).ToArray();
        return columns.Concat(axis + 1).Reshape(shape.With(axis, shape[axis] * stride));
    }
}
