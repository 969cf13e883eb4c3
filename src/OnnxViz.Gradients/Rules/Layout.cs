using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Operators that only move whole blocks of elements: shapes, orders, joining, repeating.</summary>
[NoGradient("Reshape", 1), NoGradient("Expand", 1), NoGradient("Tile", 1)]
[NoGradient("Split", 1), NoGradient("Trilu", 1)]
[NoGradient("Squeeze", 1), NoGradient("Unsqueeze", 1), NoGradient("ReverseSequence", 1)]
static class Layout
{
    [Gradient("Identity"), Gradient("Expand")] static Value Identity(Pullback p) => p.Dy;

    [Gradient("Reshape"), Gradient("Flatten"), Gradient("Squeeze"), Gradient("Unsqueeze")]
    static Value Reshape(Pullback p) => p.Dy.Reshape(p.X().Shape);

    [Gradient("Dropout")]
    static Value Dropout(Pullback p) => p.Has(2) && p.Integers(2)[0] != 0
        ? throw new OnnxVizException($"node {p.Node.Label}: Dropout is in training mode, export for evaluation")
        : p.Dy;

    [Gradient("Transpose")]
    static Value Transpose(Pullback p)
    {
        var order = p.Ints("perm") ?? [.. Enumerable.Range(0, p.X().Rank).Reverse().Select(axis => (long)axis)];
        return p.Dy.Transpose(Permutation.Inverse(order));
    }

    [Gradient("Concat", GradientAttribute.EveryInput)]
    static Value Concat(Pullback p)
    {
        var axis = p.Axis("axis", 0);
        var lengths = Enumerable.Range(0, p.InputCount).Select(input => p.X(input).Shape[axis]);
        return p.Dy.Split(axis, [.. lengths])[p.Index];
    }

    [Gradient("Split")]
    static Value Split(Pullback p)
    {
        var axis = p.Axis("axis", 0);
        var lengths = SplitLengths(p, p.X().Shape[axis]);
        var arriving = Enumerable.Range(0, lengths.Length).Where(p.Arrives).ToArray();
        if (arriving is [var only])
        {
            var before = lengths[..only].Sum();
            return p.DyOf(only).Pad(axis, before, p.X().Shape[axis] - before - lengths[only]);
        }

        return lengths.Select((length, output) => p.Arrives(output)
            ? p.DyOf(output)
            : p.Graph.Zeros(p.X().Type.Sized(p.X().Shape.With(axis, length)))).ToArray().Concat(axis);
    }

    /// <remarks>Seen as [r0, d0, r1, d1, ...] dy has an axis for each repetition.</remarks>
    [Gradient("Tile")]
    static Value Tile(Pullback p)
    {
        var (shape, summed) = (new List<long>(), new List<long>());
        foreach (var (whole, dimension) in p.Dy.Shape.Zip(p.X().Shape))
        {
            var repeat = dimension == 0 ? 1 : whole / dimension;
            if (repeat != 1)
            {
                summed.Add(shape.Count);
                shape.Add(repeat);
            }

            shape.Add(dimension);
        }

        return summed.Count == 0 ? p.Dy : p.Dy.Reshape(Shape.From(shape)).Sum([.. summed]).Reshape(p.X().Shape);
    }

    [Gradient("DepthToSpace")]
    static Value DepthToSpace(Pullback p)
    {
        var (size, x) = (p.Int("blocksize", 1), p.X().Shape);
        ReadOnlySpan<long> order = p.Text("mode", "DCR") == "CRD" ? [0, 1, 3, 5, 2, 4] : [0, 3, 5, 1, 2, 4];
        return p.Dy.Reshape([x[0], x[1] / (size * size), x[2], size, x[3], size]).Transpose(order).Reshape(x);
    }

    [Gradient("SpaceToDepth")]
    static Value SpaceToDepth(Pullback p)
    {
        var (size, x, y) = (p.Int("blocksize", 1), p.X().Shape, p.Y().Shape);
        return p.Dy.Reshape([x[0], size, size, x[1], y[2], y[3]]).Transpose(0, 3, 4, 1, 5, 2).Reshape(x);
    }

    [Gradient("Trilu")]
    static Value Trilu(Pullback p) =>
        p.Graph.Op("Trilu", p.Has(1) ? [p.Dy, p.X(1)] : [p.Dy], p.Dy.Type, p.Node.Attributes);

    /// <remarks>What is reversed twice is as it was.</remarks>
    [Gradient("ReverseSequence")]
    static Value ReverseSequence(Pullback p) =>
        p.Graph.Op("ReverseSequence", [p.Dy, p.X(1)], p.Dy.Type, p.Node.Attributes);

    static long[] SplitLengths(Pullback p, long whole)
    {
        if (p.Node.Outputs.All(output => output.Length > 0))
        {
            return [.. Enumerable.Range(0, p.OutputCount).Select(output => p.Y(output).Shape[p.Axis("axis", 0)])];
        }

        if (p.Has(1))
        {
            return p.Integers(1);
        }

        var length = (whole + p.OutputCount - 1) / p.OutputCount;
        return [.. Enumerable.Range(0, p.OutputCount).Select(output => Math.Min(length, whole - (output * length)))];
    }
}
