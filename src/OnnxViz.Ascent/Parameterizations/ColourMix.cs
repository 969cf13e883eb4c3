using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Mixes red, green and blue from three colours that are uncorrelated in photographs: the square root of the covariance
/// of ImageNet's pixels, divided by its longest column (Lucid).
/// </summary>
static class ColourMix
{
    /// <summary>The length of the longest column.</summary>
    const double Longest = 0.461952;

    /// <summary>A row for each of red, green and blue.</summary>
    static readonly double[,] Root = { { 0.26, 0.09, 0.02 }, { 0.27, 0, -0.05 }, { 0.27, -0.09, 0.03 } };

    /// <summary>Writes the mixing.</summary>
    /// <param name="numbers">[N, 3, H, W].</param>
    public static Value Apply(Value numbers)
    {
        var matrix = Tensor.Of([.. Root.Cast<double>().Select(number => (float)(number / Longest))], [3, 3]);
        var pixels = numbers.Reshape([numbers.Shape[0], 3, numbers.Shape[2] * numbers.Shape[3]]);
        return numbers.Builder.Constant(matrix, "colours").MatMul(pixels).Reshape(numbers.Shape);
    }

    /// <summary>The numbers that the mixing makes others of.</summary>
    /// <param name="mixed">[3, H, W].</param>
    public static float[] Undo(float[] mixed)
    {
        var (inverse, size) = (Inverse(), mixed.Length / 3);
        return [.. Enumerable.Range(0, mixed.Length).Select(index =>
        {
            var (row, pixel) = (index / size, index % size);
            return (float)(Longest * Enumerable.Range(0, 3).Sum(
                column => inverse[row, column] * mixed[(column * size) + pixel]));
        })];
    }

    /// <remarks>The adjugate over the determinant: entry (i, j) is the cofactor of (j, i).</remarks>
    static double[,] Inverse()
    {
        var inverse = new double[3, 3];
        var determinant = Enumerable.Range(0, 3).Sum(column => Root[0, column] * Cofactor(0, column));
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                inverse[row, column] = Cofactor(column, row) / determinant;
            }
        }

        return inverse;
    }

    static double Cofactor(int row, int column)
    {
        var (below, lowest, right, last) = ((row + 1) % 3, (row + 2) % 3, (column + 1) % 3, (column + 2) % 3);
        return (Root[below, right] * Root[lowest, last]) - (Root[below, last] * Root[lowest, right]);
    }
}
