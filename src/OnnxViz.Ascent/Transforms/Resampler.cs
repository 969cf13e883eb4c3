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

    /// <summary>
    /// Samples pictures where matrices lead after a swirl, between sixteen pixels, which blurs less than four where a
    /// picture is sampled frame after frame; it has no gradient.
    /// </summary>
    /// <remarks>
    /// The cubic of E. Catmull and R. Rom (1974), which keeps parabolas: along a line it is the linear interpolation of
    /// f - t (1 - t) / 2 f'', f'' being second differences. (GridSample's own cubic has another slope, keeps not even
    /// straight lines, and adds up to a tenth of the range in a second of 60 frames.)
    /// </remarks>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="matrices">[N, 2, 3].</param>
    /// <param name="swirl">[N, 1, 1], the angle in radians by which the middle is turned; it falls off as a Gaussian of
    /// half the shorter side.</param>
    /// <param name="wraps">Whether pictures go on round the other side; else as their mirror image.</param>
    public static Value Move(Value pictures, Value matrices, Value swirl, bool wraps)
    {
        var (count, height, width) = (pictures.Shape[0], pictures.Shape[2], pictures.Shape[3]);
        var points = Swirled(pictures.Builder, swirl, height, width);
        var grid = Grid(matrices, points, (height, width));
        var (from, places) = wraps ? Wrapped(pictures, grid) : (pictures, grid);
        var (across, down) = (Bent(from, 3), Bent(from, 2));
        var sampled = GridSample(
            new[] { from, across, down, Bent(across, 2) }.Concat(1),
            places.Transpose(0, 2, 1).Reshape([count, height, width, 2]),
            Mirror).Split(1, [.. Enumerable.Repeat(pictures.Shape[1], 4)]);
        var weights = Bends(places, from.Shape);
        var (x, y) = (Plane(weights, 0), Plane(weights, 1));
        return sampled[0] - (x * sampled[1]) - (y * (sampled[2] - (x * sampled[3])));

        Value Plane(Value both, long axis) => both.Slice(1, axis, 1).Reshape([count, 1, height, width]);
    }

    /// <summary>Second differences along an axis, the border standing still.</summary>
    static Value Bent(Value pictures, int axis)
    {
        var length = pictures.Shape[axis];
        var (first, last) = (pictures.Slice(axis, 0, 1), pictures.Slice(axis, length - 1, 1));
        var (before, after) = (
            new[] { first, pictures.Slice(axis, 0, length - 1) }.Concat(axis),
            new[] { pictures.Slice(axis, 1, length - 1), last }.Concat(axis));
        return before + after - (pictures * 2);
    }

    /// <summary>t (1 - t) / 2, t being how far places in [-1, 1] lie behind the pixel before, along each axis.</summary>
    static Value Bends(Value places, Shape pictures)
    {
        var halves = places.Builder.Constant(
            Graph.Tensor.Of([pictures[3] / 2f, pictures[2] / 2f], [1, 2, 1]), "halves");
        var pixels = ((places + 1) * halves) - 0.5f;
        var part = pixels - pixels.Unary("Floor");
        return part * (1 - part) * 0.5f;
    }

    static Value Sampled(Value pictures, Value matrices, (int Height, int Width) size, string outside)
    {
        var shape = pictures.Shape;
        var points = pictures.Builder.Constant(Points(size.Height, size.Width), "points");
        var rows = matrices.Shape[0] / shape[0] * size.Height;
        var grid = Grid(matrices, points, (shape[2], shape[3])).Transpose(0, 2, 1).Reshape(
            [shape[0], rows, size.Width, 2]);
        return GridSample(pictures, grid, outside);
    }

    /// <summary>Where in a picture of a size matrices lead points, in [-1, 1].</summary>
    static Value Grid(Value matrices, Value points, (long Height, long Width) size)
    {
        var halves = matrices.Builder.Constant(
            Graph.Tensor.Of([2f / size.Width, 2f / size.Height], [1, 2, 1]), "halves");
        return (matrices * halves).MatMul(points);
    }

    static Value GridSample(Value pictures, Value grid, string outside) => pictures.Builder.Op(
        "GridSample",
        [pictures, grid],
        new(pictures.Element, [pictures.Shape[0], pictures.Shape[1], grid.Shape[1], grid.Shape[2]]),
        new() { { "mode", "linear" }, { "padding_mode", outside }, { "align_corners", 0L } });

    /// <summary>The points of a picture, turned about the middle, [N, 3, H * W].</summary>
    static Value Swirled(GraphBuilder graph, Value swirl, long height, long width)
    {
        var (straight, pixels) = (Points(height, width), (int)(height * width));
        var (numbers, radius) = (straight.ToFloats(), Math.Min(height, width) / 2f);
        var share = Enumerable.Range(0, pixels).Select(pixel => MathF.Exp(
            -((numbers[pixel] * numbers[pixel]) + (numbers[pixels + pixel] * numbers[pixels + pixel]))
            / (radius * radius)));
        var angle = swirl * graph.Constant(Graph.Tensor.Of([.. share], [1, 1, pixels]), "falloff");
        var points = graph.Constant(Graph.Tensor.Of(numbers, [1, 3, pixels]), "points");
        var (x, y, one) = (points.Slice(1, 0, 1), points.Slice(1, 1, 1), points.Slice(1, 2, 1));
        var (sine, cosine) = (angle.Sin(), angle.Cos());
        return new[]
        {
            (x * cosine) - (y * sine), (x * sine) + (y * cosine), one.Expand(angle.Shape),
        }.Concat(1);
    }

    /// <summary>Pictures with a margin of what lies round the other side, and where places in [-1, 1] are then.</summary>
    static (Value Pictures, Value Places) Wrapped(Value pictures, Value places)
    {
        const int margin = 2;
        var (height, width) = (pictures.Shape[2], pictures.Shape[3]);
        var around = places - (((places + 1) * 0.5f).Unary("Floor") * 2);
        var shrink = places.Builder.Constant(
            Graph.Tensor.Of([width / (width + (2f * margin)), height / (height + (2f * margin))], [1, 2, 1]), "shrink");
        return (WithMargin(WithMargin(pictures, 2, margin), 3, margin), around * shrink);
    }

    static Value WithMargin(Value pictures, int axis, int margin) => new[]
    {
        pictures.Slice(axis, pictures.Shape[axis] - margin, margin), pictures, pictures.Slice(axis, 0, margin),
    }.Concat(axis);

    /// <summary>Where along an axis each row of all planes comes from.</summary>
    static Value Indices(Value shifts, long channels, long length)
    {
        var (graph, count) = (shifts.Builder, shifts.Shape[0]);
        var places = graph.Constant(Graph.Tensor.Of(Range(length, 1), [1, 1, length]), "places");
        var planes = graph.Constant(Graph.Tensor.Of(Range(count * channels, length), [count, channels, 1]), "planes");
        return ((places + shifts).Elementwise("Mod", graph.Integers(length)) + planes).Reshape(
            [count * channels * length]);
    }

    static long[] Range(long count, long step) => [.. Enumerable.Range(0, (int)count).Select(index => index * step)];

    /// <summary>The points of a picture in pixels from its middle, [3, H * W], each with a 1 behind.</summary>
    static Tensor Points(long height, long width)
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
