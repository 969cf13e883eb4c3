using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Writes the one sampling that applies matrices to pictures. Matrices lead from points of the result to points of the
/// pictures.
/// </summary>
static class Resampler
{
    const string Mirror = "reflection";
    const string Nothing = "zeros";

    /// <summary>The type of the matrices that the graph is fed.</summary>
    public static TensorType MatricesOf(long count) => new(ElementType.Float, [count, 2, 3]);

    /// <summary>The matrices as the graph takes them: a row each for x and y, the shift last.</summary>
    public static Tensor Tensor(IReadOnlyList<Matrix3x2> matrices) => Graph.Tensor.Of(
        [.. matrices.SelectMany(
            m => new[] { m.M11, m.M21, m.M31, m.M12, m.M22, m.M32 })], MatricesOf(matrices.Count).Shape);

    /// <summary>Rolls pictures by the whole pixels that matrices shift by, and keeps their middle.</summary>
    /// <remarks>
    /// Where an odd number of pixels is cut off, the middle of what is left lies between two pixels: such a shift goes
    /// to the next whole one, and the cut begins at the smaller half.
    /// </remarks>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="matrices">[N, 2, 3], shifts alone.</param>
    /// <param name="size">The size of the result.</param>
    public static Value Roll(Value pictures, Value matrices, (int Height, int Width) size) => Roll(pictures, matrices)
        .Slice(2, (pictures.Shape[2] - size.Height) / 2, size.Height)
        .Slice(3, (pictures.Shape[3] - size.Width) / 2, size.Width);

    /// <summary>Rolls pictures by the whole pixels that matrices shift by: exact, and cheap.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="matrices">[N, 2, 3], shifts alone.</param>
    public static Value Roll(Value pictures, Value matrices)
    {
        var (count, channels, height, width) = (
            pictures.Shape[0], pictures.Shape[1], pictures.Shape[2], pictures.Shape[3]);
        var planes = count * channels;
        var shifts = (matrices.Slice(2, 2, 1) + 0.5f).Unary("Floor").Cast(ElementType.Int64);
        var rows = Indices(shifts.Slice(1, 1, 1), channels, height);
        var columns = Indices(shifts.Slice(1, 0, 1), channels, width);
        var rolled = pictures.Reshape([planes * height, width]).Gather(rows, 0);
        var turned = rolled.Reshape([planes, height, width]).Transpose(0, 2, 1).Reshape([planes * width, height]);
        return turned.Gather(columns, 0).Reshape([planes, width, height]).Transpose(0, 2, 1).Reshape(pictures.Shape);
    }

    /// <summary>
    /// Samples pictures where matrices lead, between four pixels; beyond the border they go on as their mirror image.
    /// </summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="matrices">[N, 2, 3].</param>
    public static Value Sample(Value pictures, Value matrices) => Sampled(
        pictures, matrices, ((int)pictures.Shape[2], (int)pictures.Shape[3]), Mirror);

    /// <summary>Samples pictures that are even beyond their border.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="matrices">[N, 2, 3].</param>
    /// <param name="size">The size of the result.</param>
    /// <param name="outside">What lies beyond the border; null for the mirror image.</param>
    public static Value Sample(Value pictures, Value matrices, (int Height, int Width) size, float? outside) =>
        outside is { } grey
            ? Sampled(pictures - grey, matrices, size, Nothing) + grey
            : Sampled(pictures, matrices, size, Mirror);

    /// <summary>Samples several views of each picture, as one taller picture that is cut up.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="matrices">[N * V, 2, 3], those of a picture one behind the other.</param>
    /// <param name="size">The size of a view.</param>
    /// <returns>The views, [N * V, C, height, width].</returns>
    public static Value Sample(Value pictures, Value matrices, (int Height, int Width) size)
    {
        var (count, channels) = (pictures.Shape[0], pictures.Shape[1]);
        var views = matrices.Shape[0] / count;
        return Sampled(pictures, matrices, size, Mirror)
            .Reshape([count, channels, views, size.Height, size.Width])
            .Transpose(0, 2, 1, 3, 4)
            .Reshape([count * views, channels, size.Height, size.Width]);
    }

    static Value Sampled(Value pictures, Value matrices, (int Height, int Width) size, string outside)
    {
        var (graph, shape) = (pictures.Builder, pictures.Shape);
        var points = graph.Constant(Points(size.Height, size.Width), "points");
        var halves = graph.Constant(Graph.Tensor.Of([2f / shape[3], 2f / shape[2]], [1, 2, 1]), "halves");
        var rows = matrices.Shape[0] / shape[0] * size.Height;
        var grid = (matrices * halves).MatMul(points).Transpose(0, 2, 1).Reshape([shape[0], rows, size.Width, 2]);
        return pictures.GridSample(grid, outside, endsAreCentres: false);
    }

    /// <summary>Where along an axis each row of all planes comes from.</summary>
    static Value Indices(Value shifts, long channels, long length)
    {
        var (graph, count) = (shifts.Builder, shifts.Shape[0]);
        var places = graph.Constant(Graph.Tensor.Of(Range(length, 1), [1, 1, length]), "places");
        var planes = graph.Constant(Graph.Tensor.Of(Range(count * channels, length), [count, channels, 1]), "planes");
        return graph.Permutation(((places + shifts).Elementwise("Mod", graph.Integers(length)) + planes).Reshape(
            [count * channels * length]));
    }

    static long[] Range(long count, long step) => [.. Enumerable.Range(0, (int)count).Select(index => index * step)];

    /// <summary>The points of a picture in pixels from its middle, [3, H * W], each with a 1 behind.</summary>
    public static Tensor Points(long height, long width)
    {
        var (pixels, points) = (height * width, new float[3 * height * width]);
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            points[pixel] = (pixel % width) + 0.5f - (width / 2f);
            points[pixels + pixel] = (pixel / width) + 0.5f - (height / 2f);
            points[(2 * pixels) + pixel] = 1;
        }

        return Graph.Tensor.Of(points, [3, pixels]);
    }
}
