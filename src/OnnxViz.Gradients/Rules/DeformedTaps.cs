using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// What a DeformConv node reads: channels of a group of offsets by samples of the batch, groups, taps of the kernel and
/// places of the result.
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

    /// <summary>What is read, channels by all others.</summary>
    public Value Sampled() => Samples.Of(Pictures());

    /// <summary>The same weighed by the mask.</summary>
    public Value Masked(Value read) => P.Has(4) ? read * P.X(4).Reshape([read.Shape[1]]) : read;

    /// <summary>The gradient at the result: for each sample and group of the convolution, channels by places.</summary>
    public Value Arriving() => P.Dy.Reshape([Batch, Window.Groups, P.Dy.Shape[1] / Window.Groups, Places]);

    /// <summary>The gradient at what is read, weighed.</summary>
    public Value ArrivingAtTaps()
    {
        var weight = P.X(1).Shape;
        var kernels = P.X(1).Reshape([1, Window.Groups, weight[0] / Window.Groups, weight[1] * Taps]);
        var columns = kernels.TransposeMatrix().MatMul(Arriving());
        return columns.Reshape([Batch, OffsetGroups, Channels / OffsetGroups, Taps, Places]).Transpose(2, 0, 1, 3, 4)
            .Reshape([Channels / OffsetGroups, Batch * OffsetGroups * Taps * Places]);
    }

    /// <summary>
    /// What is read as the convolution sees it: for each sample and group of the convolution, channels and taps by
    /// places.
    /// </summary>
    public Value Columns(Value read) =>
        read.Reshape([Channels / OffsetGroups, Batch, OffsetGroups, Taps, Places]).Transpose(1, 2, 0, 3, 4)
            .Reshape([Batch, Window.Groups, Channels / Window.Groups * Taps, Places]);

    /// <summary>Two rows of gradients by the positions as gradients of the offsets.</summary>
    public Value OffsetGradient(Value rows) =>
        rows.Reshape([2, Batch, OffsetGroups, Taps, Places]).Transpose(1, 2, 3, 0, 4).Reshape(P.X(2).Shape);

    /// <summary>Where the taps lie along an axis: a vector.</summary>
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
        return (offsets + places).Reshape([offsets.Shape.Size]);
    }
}
