namespace OnnxViz.Graph;

/// <summary>Products of matrices and tensors beyond the plain one.</summary>
public static class Products
{
    /// <summary>alpha x y of two matrices, either transposed first.</summary>
    public static Value Gemm(this Value x, Value y, bool transposeX, bool transposeY, float alpha = 1) => x.Builder.Op(
        "Gemm",
        [x, y],
        x.Type.Sized([x.Shape[transposeX ? 1 : 0], y.Shape[transposeY ? 0 : 1]]),
        new Attributes { { "transA", transposeX }, { "transB", transposeY }, { "alpha", alpha } });

    /// <summary>A sum of products over named axes.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="equation">The axes of each factor and of the result, such as <c>ij,jk->ik</c>.</param>
    /// <param name="shape">The shape of the result.</param>
    public static Value Einsum(this IReadOnlyList<Value> factors, string equation, Shape shape) =>
        factors[0].Builder.Op(
            "Einsum", factors, factors[0].Type.Sized(shape), new Attributes { { "equation", equation } });

    /// <summary>Multiplies the vectors that run along an axis by a matrix.</summary>
    /// <param name="x">The value; along the axis it has as many elements as the matrix has rows.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="matrix">The matrix; the result has as many elements along the axis as it has columns.</param>
    public static Value Along(this Value x, int axis, float[,] matrix)
    {
        var (rows, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        if (axis == x.Rank - 1 && x.Rank > 1)
        {
            return x.MatMul(x.Builder.Matrix(matrix, x.Element));
        }

        var behind = Shape.From(x.Shape.Skip(axis + 1)).Size;
        var flat = x.Reshape([x.Shape.Size / (rows * behind), rows, behind]);
        return x.Builder.Matrix(matrix, x.Element).TransposeMatrix().MatMul(flat).Reshape(x.Shape.With(axis, columns));
    }

    /// <summary>A constant matrix of an element type.</summary>
    public static Value Matrix(this GraphBuilder g, float[,] matrix, ElementType element)
    {
        var content = Tensor.Of(matrix.Cast<float>().ToArray(), [matrix.GetLength(0), matrix.GetLength(1)]);
        return g.Constant(content, "matrix").Cast(element);
    }
}
