using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Pictures sampled at the points of a grid, and the grids of affine maps. Coordinates run from -1 to 1, that of the
/// last axis first.
/// </summary>
[NoGradient("AffineGrid", 1)]
static class GridSampling
{
    [Gradient("GridSample", 0)]
    static Value Picture(Pullback p) => SamplesOf(p).PictureGradient(Samples.Rows(p.Dy));

    [Gradient("GridSample", 1)]
    static Value Grid(Pullback p)
    {
        if (GridSettings.Of(p).IsNearest)
        {
            return p.Graph.Zeros(p.X(1).Type);
        }

        var gradient = SamplesOf(p).PositionGradient(p.X(), Samples.Rows(p.Dy));
        var rows = Sizes(p).Select((size, axis) => gradient.Slice(0, axis, 1) * Scale(p, size)).Reverse();
        return rows.ToArray().Concat(0).TransposeMatrix().Reshape(p.X(1).Shape);
    }

    /// <remarks>Each point of the grid is the matrix times the point's coordinates and 1.</remarks>
    [Gradient("AffineGrid")]
    static Value Affine(Pullback p)
    {
        var (theta, sizes) = (p.X().Shape, p.Y().Shape.Skip(1).SkipLast(1).ToArray());
        var points = Points(sizes, p.Int("align_corners", 0) != 0);
        var arriving = p.Dy.Reshape([theta[0], p.Dy.Shape.Size / (theta[0] * theta[1]), theta[1]]);
        return arriving.TransposeMatrix().MatMul(p.Graph.Matrix(points, p.Dy.Element));
    }

    static Samples SamplesOf(Pullback p)
    {
        var (settings, sizes) = (GridSettings.Of(p), Sizes(p));
        var count = p.X(1).Shape.Size / sizes.Length;
        var grid = p.X(1).Cast(p.X().Element).Reshape([count, sizes.Length]).TransposeMatrix();
        var positions = sizes.Select((size, axis) =>
            ((grid.Slice(0, sizes.Length - 1 - axis, 1).Reshape([count]) + 1) * Scale(p, size))
            - (settings.Corners ? 0 : 0.5f));
        return Samples.At(settings, p.X().Shape, [.. positions]);
    }

    static long[] Sizes(Pullback p) => [.. p.X().Shape.Skip(2)];

    /// <summary>Elements along an axis to one of its coordinate.</summary>
    static float Scale(Pullback p, long size) => (GridSettings.Of(p).Corners ? size - 1 : size) / 2f;

    /// <summary>The coordinates of all points, a row each, with a one behind.</summary>
    static float[,] Points(long[] sizes, bool corners)
    {
        var points = new float[Shape.Of(sizes).Size, sizes.Length + 1];
        for (var point = 0; point < points.GetLength(0); point++)
        {
            long rest = point;
            for (var axis = sizes.Length - 1; axis >= 0; axis--)
            {
                points[point, sizes.Length - 1 - axis] = Coordinate(rest % sizes[axis], sizes[axis], corners);
                rest /= sizes[axis];
            }

            points[point, sizes.Length] = 1;
        }

        return points;
    }

    /// <remarks>An axis of one element has it at the end, as in ONNX Runtime.</remarks>
    static float Coordinate(long place, long size, bool corners) =>
        corners ? (size == 1 ? 1 : (2f * place / (size - 1)) - 1) : (((2f * place) + 1) / size) - 1;
}
