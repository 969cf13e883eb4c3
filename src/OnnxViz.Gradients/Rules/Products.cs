using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Products of matrices.</summary>
static class Products
{
    /// <summary>
    /// The longest diagonal of an Einsum that has a gradient: a matrix of that size squared takes 64 MB.
    /// </summary>
    const long LongestDiagonal = 4096;

    [Gradient("MatMul", 0)] static Value MatMulLeft(Pullback p) => Arriving(p).MatMul(Right(p).TransposeMatrix());

    /// <remarks>Where one matrix serves a whole batch, the batch is more rows of the left factor.</remarks>
    [Gradient("MatMul", 1)]
    static Value MatMulRight(Pullback p)
    {
        var (left, right, dy) = (Left(p), Right(p), Arriving(p));
        var gradient = right.Rank == 2 ? Rows(left).Gemm(Rows(dy), true, false) : left.TransposeMatrix().MatMul(dy);
        return gradient.SumTo(right.Shape).Reshape(p.X(1).Shape);
    }

    [Gradient("Gemm", 0)]
    static Value GemmLeft(Pullback p) => Transposed(p, "transA")
        ? p.X(1).Gemm(p.Dy, Transposed(p, "transB"), true, Alpha(p))
        : p.Dy.Gemm(p.X(1), false, !Transposed(p, "transB"), Alpha(p));

    [Gradient("Gemm", 1)]
    static Value GemmRight(Pullback p) => Transposed(p, "transB")
        ? p.Dy.Gemm(p.X(), true, Transposed(p, "transA"), Alpha(p))
        : p.X().Gemm(p.Dy, !Transposed(p, "transA"), false, Alpha(p));

    [Gradient("Gemm", 2)]
    static Value GemmBias(Pullback p) => p.Float("beta", 1) is var beta && beta == 1 ? p.Dy : p.Dy * beta;

    /// <remarks>What goes into a diagonal comes back to it: the product with ones on the diagonal.</remarks>
    [Gradient("Einsum", GradientAttribute.EveryInput)]
    static Value Einsum(Pullback p)
    {
        var inputs = Enumerable.Range(0, p.InputCount);
        var equation = EinsumEquation.Of(p.Node, [.. inputs.Select(input => p.X(input).Rank)]);
        var others = inputs.Where(input => input != p.Index).ToArray();
        var (wanted, diagonals) = equation.Unfolded(p.Index);
        string[] given =
        [
            equation.Output, .. others.Select(input => equation.Inputs[input]),
            .. diagonals.Select(pair => $"{pair.First}{pair.Further}"),
        ];
        Value[] factors =
        [
            p.Dy, .. others.Select(p.X),
            .. diagonals.Select(pair => Identity(p, p.X(p.Index).Shape[wanted.IndexOf(pair.Further)])),
        ];
        var sizes = EinsumEquation.Sizes(given, [.. factors.Select(factor => factor.Shape)]);
        var present = string.Concat(wanted.Where(sizes.ContainsKey));
        var shape = Shape.From(present.Select(axis => sizes[axis]));
        var full = wanted.Zip(p.X(p.Index).Shape, (axis, size) => sizes.GetValueOrDefault(axis, size));
        return factors.Einsum($"{string.Join(',', given)}->{present}", shape)
            .Reshape(Shape.From(wanted.Select(axis => sizes.GetValueOrDefault(axis, 1)))).Expand(Shape.From(full));
    }

    static Value Identity(Pullback p, long size)
    {
        if (size > LongestDiagonal)
        {
            throw new OnnxVizException(
                $"node {p.Node.Label} (Einsum) takes a diagonal of {size:#,0} elements: "
                + "its gradient would take a matrix of that size squared");
        }

        var matrix = new float[size, size];
        for (var at = 0; at < size; at++)
        {
            matrix[at, at] = 1;
        }

        return p.Graph.Matrix(matrix, p.Dy.Element);
    }

    static bool Transposed(Pullback p, string name) => p.Int(name, 0) != 0;

    static float Alpha(Pullback p) => p.Float("alpha", 1);

    static Value Left(Pullback p) => p.X().Rank == 1 ? p.X().Reshape([1, p.X().Shape[0]]) : p.X();

    static Value Right(Pullback p) => p.X(1).Rank == 1 ? p.X(1).Reshape([p.X(1).Shape[0], 1]) : p.X(1);

    static Value Rows(Value x) => x.Reshape([x.Shape.Size / x.Shape[x.Rank - 1], x.Shape[x.Rank - 1]]);

    /// <summary>The arriving gradient with the axes that a vector operand takes away.</summary>
    static Value Arriving(Pullback p)
    {
        var (left, right) = (Left(p).Shape, Right(p).Shape);
        var batch = Shape.Broadcast(Shape.From(left.SkipLast(2)), Shape.From(right.SkipLast(2)));
        return p.Dy.Reshape([.. batch, left[left.Rank - 2], right[right.Rank - 1]]);
    }
}
