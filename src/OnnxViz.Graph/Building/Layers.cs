namespace OnnxViz.Graph;

/// <summary>The operators that networks are made of: matrix products, convolutions, pools.</summary>
public static class Layers
{
    /// <summary>The matrix product over the last two axes, broadcasting the others.</summary>
    public static Value MatMul(this Value x, Value y)
    {
        var batch = Shape.Broadcast(Shape.From(x.Shape.SkipLast(2)), Shape.From(y.Shape.SkipLast(2)));
        return x.Rank >= 2 && y.Rank >= 2 && x.Shape[x.Rank - 1] == y.Shape[y.Rank - 2]
            ? x.Builder.Op("MatMul", [x, y], x.Type.Sized([.. batch, x.Shape[x.Rank - 2], y.Shape[y.Rank - 1]]))
            : throw new OnnxVizException($"matrices of shape {x.Shape} and {y.Shape} cannot be multiplied");
    }

    /// <summary>A convolution of NC... data; see <see cref="Window"/> for how the window moves.</summary>
    public static Value Conv(this Value x, Value weight, Value? bias, Window window)
    {
        Shape shape = [x.Shape[0], weight.Shape[0], .. window.OutputSizes(x.Shape)];
        return x.Builder.Op(
            "Conv", bias is null ? [x, weight] : [x, weight, bias], x.Type.Sized(shape), window.ToAttributes());
    }

    /// <summary>
    /// The adjoint of a convolution with respect to its input: the same weights, the window's steps back.
    /// </summary>
    /// <param name="y">The adjoint of the convolution's output.</param>
    /// <param name="weight">The weights of the convolution.</param>
    /// <param name="window">The convolution's window.</param>
    /// <param name="shape">The shape of the convolution's input.</param>
    public static Value ConvAdjoint(this Value y, Value weight, Window window, Shape shape)
    {
        var axes = Enumerable.Range(0, window.Rank);
        var padding = axes.Select(axis => shape[axis + 2] - window.InputSize(axis, y.Shape[axis + 2])).ToArray();
        return y.Builder.Op(
            "ConvTranspose", [y, weight], y.Type.Sized(shape), window.ToAttributes().With("output_padding", padding));
    }

    /// <summary>The maximum of each window.</summary>
    public static Value MaxPool(this Value x, Window window) => x.Builder.Op(
        "MaxPool", [x], x.Type.Sized([x.Shape[0], x.Shape[1], .. window.OutputSizes(x.Shape)]), window.WithoutGroups());

    /// <summary>The mean of each window; padding counts as zeros where told so.</summary>
    public static Value AveragePool(this Value x, Window window, bool countPadding) => x.Builder.Op(
        "AveragePool", [x], x.Type.Sized([x.Shape[0], x.Shape[1], .. window.OutputSizes(x.Shape)]),
        window.WithoutGroups().With("count_include_pad", countPadding ? 1L : 0L));

    /// <summary>Repeats each element of the last two axes: nearest-neighbour enlargement by whole factors.</summary>
    public static Value EnlargeNearest(this Value x, long height, long width)
    {
        var scales = x.Builder.Constant(Tensor.Of([1f, 1f, (float)height, (float)width], [4]), "scales");
        return x.Builder.Op(
            "Resize", [x, null, scales],
            x.Type.Sized([x.Shape[0], x.Shape[1], x.Shape[2] * height, x.Shape[3] * width]),
            new Attributes
            {
                { "mode", "nearest" },
                { "nearest_mode", "floor" },
                { "coordinate_transformation_mode", "asymmetric" },
            });
    }

    /// <summary>Linear interpolation between the four pixels around places.</summary>
    /// <param name="x">[N, C, H, W].</param>
    /// <param name="grid">[N, height, width, 2]: across and down, each from -1 to 1.</param>
    /// <param name="outside">What lies beyond the border: zeros, border or reflection.</param>
    /// <param name="endsAreCentres">Whether -1 and 1 are the middles of the outermost pixels, or else their outer
    /// edges.</param>
    /// <returns>[N, C, height, width].</returns>
    public static Value GridSample(this Value x, Value grid, string outside, bool endsAreCentres) => x.Builder.Op(
        "GridSample",
        [x, grid],
        x.Type.Sized([x.Shape[0], x.Shape[1], grid.Shape[1], grid.Shape[2]]),
        new Attributes
        {
            { "mode", "linear" },
            { "padding_mode", outside },
            { "align_corners", endsAreCentres ? 1L : 0L },
        });
}
