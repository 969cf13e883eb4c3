using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Enlarges small pictures, straight lines between the middles of their pixels.</summary>
static class LinearResize
{
    /// <summary>The length of a side that is so many times shorter, at least 1.</summary>
    public static long Shortened(long length, long times) => (length + times - 1) / times;

    /// <summary>Writes the enlargement.</summary>
    /// <param name="small">[N, C, h, w].</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    public static Value Apply(Value small, long height, long width) => small
        .Along(2, Shares((int)small.Shape[2], (int)height))
        .Along(3, Shares((int)small.Shape[3], (int)width));

    /// <summary>The same on the host, plane by plane.</summary>
    /// <param name="planes">[C, h, w].</param>
    /// <param name="from">h and w.</param>
    /// <param name="to">The new height and width.</param>
    public static float[] Apply(float[] planes, (int Height, int Width) from, (int Height, int Width) to) =>
        Products(planes, Shares(from.Height, to.Height), Shares(from.Width, to.Width));

    /// <summary>Small pictures whose enlargements come near given ones: means by the shares that pixels have.</summary>
    /// <param name="planes">[C, H, W].</param>
    /// <param name="from">H and W.</param>
    /// <param name="to">The smaller height and width.</param>
    public static float[] Shrink(float[] planes, (int Height, int Width) from, (int Height, int Width) to) =>
        Products(planes, Means(Shares(to.Height, from.Height)), Means(Shares(to.Width, from.Width)));

    /// <summary>How much each pixel counts for each new one, [short, long].</summary>
    static float[,] Shares(int length, int longer)
    {
        var shares = new float[length, longer];
        for (var at = 0; at < longer; at++)
        {
            var place = Math.Clamp(((at + 0.5) * length / longer) - 0.5, 0, length - 1);
            var left = Math.Min((int)place, Math.Max(length - 2, 0));
            shares[left, at] += (float)(1 - (place - left));
            shares[Math.Min(left + 1, length - 1), at] += (float)(place - left);
        }

        return shares;
    }

    /// <summary>Turned round, and each column's sum brought to 1.</summary>
    static float[,] Means(float[,] shares)
    {
        var means = new float[shares.GetLength(1), shares.GetLength(0)];
        for (var column = 0; column < means.GetLength(1); column++)
        {
            var sum = Enumerable.Range(0, means.GetLength(0)).Sum(row => shares[column, row]);
            for (var row = 0; row < means.GetLength(0); row++)
            {
                means[row, column] = shares[column, row] / sum;
            }
        }

        return means;
    }

    static float[] Products(float[] planes, float[,] down, float[,] across)
    {
        var (height, width) = (down.GetLength(0), across.GetLength(0));
        return [.. planes.Chunk(height * width).SelectMany(plane =>
            Turned(Product(Turned(Product(plane, across), down.GetLength(0)), down), across.GetLength(1)))];
    }

    /// <summary>Rows times a matrix.</summary>
    static float[] Product(float[] rows, float[,] matrix)
    {
        var (length, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        var product = new float[rows.Length / length * columns];
        for (var index = 0; index < product.Length; index++)
        {
            var (row, column, sum) = (index / columns * length, index % columns, 0d);
            for (var at = 0; at < length; at++)
            {
                sum += rows[row + at] * matrix[at, column];
            }

            product[index] = (float)sum;
        }

        return product;
    }

    /// <summary>Columns for rows.</summary>
    static float[] Turned(float[] plane, int rows)
    {
        var columns = plane.Length / rows;
        return [.. Enumerable.Range(0, plane.Length).Select(index => plane[(index % rows * columns) + (index / rows)])];
    }
}
