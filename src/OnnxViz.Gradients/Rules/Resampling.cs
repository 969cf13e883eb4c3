using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Resize: a matrix along each axis, whatever its mode, and the transposed matrices as its gradient.</summary>
[NoGradient("Resize", 1), NoGradient("Resize", 2), NoGradient("Resize", 3)]
static class Resampling
{
    [Gradient("Resize")]
    static Value Resize(Pullback p)
    {
        var axes = ResizeAxes(p);
        return p.X().Rank is >= 3 and <= 5 && IsEnlargement(axes) ? SumBlocks(p.Dy, axes) : axes.Aggregate(p.Dy, Back);
    }

    static Value Back(Value gradient, ResizeAxis axis)
    {
        var matrix = axis.Matrix();
        return IsIdentity(matrix) ? gradient : gradient.Along(axis.Axis, matrix);
    }

    /// <summary>Whether the elements of spatial axes are repeated, each equally often.</summary>
    static bool IsEnlargement(ResizeAxis[] axes) =>
        axes.All(axis => axis.Axis < 2 ? axis.Factor == 1 : axis.Factor > 0);

    static Value SumBlocks(Value gradient, ResizeAxis[] axes)
    {
        var factors = new long[gradient.Rank - 2];
        Array.Fill(factors, 1);
        foreach (var axis in axes.Where(axis => axis.Axis >= 2))
        {
            factors[axis.Axis - 2] = axis.Factor;
        }

        var window = Window.Square(1, rank: factors.Length) with { Kernel = factors, Strides = factors };
        var count = factors.Aggregate(1L, (product, factor) => product * factor);
        return count == 1 ? gradient : gradient.AveragePool(window, countPadding: false) * count;
    }

    static bool IsIdentity(float[,] matrix)
    {
        var size = matrix.GetLength(0);
        var places = Enumerable.Range(0, size);
        return size == matrix.GetLength(1)
            && places.All(row => places.All(column => matrix[row, column] == (row == column ? 1 : 0)));
    }

    static ResizeAxis[] ResizeAxes(Pullback p)
    {
        var settings = ResizeSettings.Of(p.Node.Attributes);
        var (x, y) = (p.X().Shape, p.Y().Shape);
        var axes = (p.Ints("axes") ?? [.. Enumerable.Range(0, x.Rank)]).Select(x.Axis).ToArray();
        var scales = IsGiven(p, 2) ? p.Floats(2) : Scales(p, axes);
        var region = settings.Crops ? p.Floats(1) : [.. axes.Select(_ => 0f), .. axes.Select(_ => 1f)];
        return
        [
            .. axes.Select((axis, at) => new ResizeAxis(
                settings, axis, x[axis], y[axis], scales[at], region[at], region[at + axes.Length])),
        ];
    }

    /// <remarks>Where the proportions are kept, all axes have the scale of the tightest or the loosest.</remarks>
    static float[] Scales(Pullback p, int[] axes)
    {
        var policy = p.Text("keep_aspect_ratio_policy", "stretch");
        var sizes = policy == "stretch" ? axes.Select(axis => p.Y().Shape[axis]) : p.Integers(3);
        var scales = sizes.Zip(axes, (size, axis) => size / (float)p.X().Shape[axis]).ToArray();
        return policy switch
        {
            "not_larger" => Array.ConvertAll(scales, _ => scales.Min()),
            "not_smaller" => Array.ConvertAll(scales, _ => scales.Max()),
            _ => scales,
        };
    }

    static bool IsGiven(Pullback p, int input) => p.Has(input) && p.X(input).Shape.Size > 0;
}
