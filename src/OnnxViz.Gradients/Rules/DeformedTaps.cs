using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// What a DeformConv node reads: for each sample of the batch, each group of offsets, each tap of the kernel and each
/// place of the result, in this order, a row with the channels of the group.
/// </summary>
/// <param name="P">The node.</param>
/// <param name="Window">Its window.</param>
/// <param name="OffsetGroups">In how many groups of channels the taps lie differently.</param>
/// <param name="Samples">Where the taps lie.</param>
sealed record DeformedTaps(Pullback P, Window Window, long OffsetGroups, Samples Samples)
{
    long Batch => P.X().Shape[0];

    long Taps => Window.Kernel[0] * Window.Kernel[1];

    long Places => P.Dy.Shape[2] * P.Dy.Shape[3];

    long Channels => P.X().Shape[1];

    /// <exception cref="OnnxVizException">The convolution has not two axes.</exception>
    public static DeformedTaps Of(Pullback p)
    {
        var (window, groups, x) = (p.WindowOf(1), p.Int("offset_group", 1), p.X().Shape);
        if (window.Rank != 2)
        {
            throw new OnnxVizException(
                $"node {p.Node.Label}: the gradient of DeformConv is known for pictures: choose a layer before it");
        }

        Shape pictures = [x[0] * groups, x[1] / groups, x[2], x[3]];
        return new(
            p, window, groups,
            Samples.At(GridSettings.Bilinear, pictures, [Positions(p, window, 0), Positions(p, window, 1)]));
    }

    /// <summary>The input with a picture for each group of offsets.</summary>
    public Value Pictures() => P.X().Reshape(Samples.Shape);

    /// <summary>The rows as they are read.</summary>
    public Value Sampled() => Samples.Of(Pictures());

    /// <summary>Rows weighed by the mask.</summary>
    public Value Masked(Value rows) => P.Has(4) ? rows * P.X(4).Reshape([rows.Shape[0], 1]) : rows;

    /// <summary>The gradient at the result: for each sample and group of the convolution, channels by places.</summary>
    public Value Arriving() => P.Dy.Reshape([Batch, Window.Groups, P.Dy.Shape[1] / Window.Groups, Places]);

    /// <summary>The gradient at the weighed rows.</summary>
    public Value ArrivingAtTaps()
    {
        var weight = P.X(1).Shape;
        var kernels = P.X(1).Reshape([1, Window.Groups, weight[0] / Window.Groups, weight[1] * Taps]);
        var columns = kernels.TransposeMatrix().MatMul(Arriving());
        return columns.Reshape([Batch, OffsetGroups, Channels / OffsetGroups, Taps, Places]).Transpose(0, 1, 3, 4, 2)
            .Reshape([Batch * OffsetGroups * Taps * Places, Channels / OffsetGroups]);
    }

    /// <summary>
    /// Rows as the convolution sees them: for each sample and group of the convolution, channels and taps by places.
    /// </summary>
    public Value Columns(Value rows) =>
        rows.Reshape([Batch, OffsetGroups, Taps, Places, Channels / OffsetGroups]).Transpose(0, 1, 4, 2, 3)
            .Reshape([Batch, Window.Groups, Channels / Window.Groups * Taps, Places]);

    /// <summary>Two columns of gradients by the positions as gradients of the offsets.</summary>
    public Value OffsetGradient(Value columns) =>
        columns.Reshape([Batch, OffsetGroups, Taps, Places, 2]).Transpose(0, 1, 2, 4, 3).Reshape(P.X(2).Shape);

    /// <summary>Where the taps lie along an axis: a column.</summary>
    static Value Positions(Pullback p, Window window, int axis)
    {
        var (output, taps) = (p.Dy.Shape, window.Kernel[0] * window.Kernel[1]);
        var offsets = p.X(2)
            .Reshape([p.X(2).Shape.Size / (taps * 2 * output[2] * output[3]), taps, 2, output[2] * output[3]])
            .Slice(2, axis, 1);
        var regular = from tap in Enumerable.Range(0, (int)taps)
                      from place in Enumerable.Range(0, (int)(output[2] * output[3]))
                      let along = axis == 0 ? tap / window.Kernel[1] : tap % window.Kernel[1]
                      let at = axis == 0 ? place / output[3] : place % output[3]
                      select (float)(
                          (at * window.Strides[axis]) - window.Before[axis] + (along * window.Dilations[axis]));
        var places = p.Graph.Constant(Tensor.Of([.. regular], [1, taps, 1, output[2] * output[3]]), "places")
            .Cast(offsets.Element);
        return (offsets + places).Reshape([offsets.Shape.Size, 1]);
    }
}
