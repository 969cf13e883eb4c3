using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// The gradient of a convolution's weights: how each kernel tap's input goes with what arrives at the output.
/// </summary>
static class ConvolutionWeight
{
    /// <summary>
    /// As a convolution of the input with the arriving gradient as kernels, samples taken as channels, strides and
    /// dilations exchanged.
    /// </summary>
    /// <param name="x">The convolution's input, [N, C, ...].</param>
    /// <param name="dy">The gradient at its output, [N, M, ...].</param>
    /// <param name="window">Its window.</param>
    /// <param name="shape">The shape of its weights, [M, C / groups, ...].</param>
    public static Value Gradient(Value x, Value dy, Window window, Shape shape)
    {
        var groups = window.Groups;
        var samples = x.Shape[0];
        long[] size = [.. x.Shape.Skip(2)];
        long[] space = [.. Enumerable.Range(3, window.Rank).Select(axis => (long)axis)];
        var inputs = x.Reshape([samples, groups, x.Shape[1] / groups, .. size]).Transpose([2, 1, 0, .. space])
            .Reshape([x.Shape[1] / groups, groups * samples, .. size]);
        var kernels = dy.Transpose([1, 0, .. space.Select(axis => axis - 1)]);
        var exchanged = window with
        {
            Kernel = [.. dy.Shape.Skip(2)],
            Strides = window.Dilations,
            Dilations = window.Strides,
        };
        var sums = inputs.Conv(kernels, null, exchanged);
        for (var axis = 0; axis < window.Rank; axis++)
        {
            sums = sums.Slice(axis + 2, 0, shape[axis + 2]);
        }

        return sums.Transpose([1, 0, .. space.Select(axis => axis - 1)]);
    }

    /// <summary>
    /// As one matrix product with the input's columns: faster on the CPU, where convolutions with huge kernels are
    /// slow.
    /// </summary>
    public static Value GradientByColumns(Value x, Value dy, Window window, Shape shape)
    {
        var columns = Columns(x, dy, window);
        var arriving = dy.Reshape([dy.Shape[0], dy.Shape[1], dy.Shape[2] * dy.Shape[3]]);
        var sums = arriving.MatMul(columns.TransposeMatrix()).Sum([0], keep: false);
        return sums.Reshape([shape[0], shape[2], shape[3], shape[1]]).Transpose(0, 3, 1, 2);
    }

    /// <summary>For each kernel tap the input elements that it meets: [N, taps x C, positions].</summary>
    static Value Columns(Value x, Value dy, Window window)
    {
        var padded = x.Pad([0, 0, .. window.Before], [0, 0, .. Behind(x, dy, window)]);
        var taps =
            from row in Enumerable.Range(0, (int)window.Kernel[0])
            from column in Enumerable.Range(0, (int)window.Kernel[1])
            select Tap(Tap(padded, 2, row, dy, window), 3, column, dy, window);
        var stacked = taps.ToArray().Concat(1);
        return stacked.Reshape([stacked.Shape[0], stacked.Shape[1], stacked.Shape[2] * stacked.Shape[3]]);
    }

    static Value Tap(Value x, int axis, int tap, Value dy, Window window) =>
        x.Slice(axis, tap * window.Dilations[axis - 2], dy.Shape[axis], window.Strides[axis - 2]);

    /// <summary>Padding behind, up to the end of the last window's stride.</summary>
    static IEnumerable<long> Behind(Value x, Value dy, Window window) => Enumerable.Range(0, 2)
        .Select(
            axis => (dy.Shape[axis + 2] * window.Strides[axis])
                + window.Extent(axis) - 1 - x.Shape[axis + 2] - window.Before[axis])
        .Select(pad => Math.Max(pad, 0));
}
