using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Spreads the gradient of an average pool: every element of a window gets an equal share of what arrives at its mean.
/// </summary>
static class AverageShares
{
    /// <summary>The gradient of the pool's input.</summary>
    public static Value Spread(Value dy, Window window, Shape shape, bool countPadding)
    {
        var shares = dy * dy.Builder.Constant(Shares(dy.Shape, window, shape, countPadding), "shares").Cast(dy.Element);
        return Put(shares, window, shape);
    }

    /// <summary>Adds a number of each window to all elements of the window.</summary>
    public static Value Put(Value numbers, Window window, Shape shape) =>
        Tiles(window) && window.Rank == 2 ? Enlarge(numbers, window, shape) : Transposed(numbers, window, shape);

    static bool Tiles(Window window) =>
        window.Kernel.SequenceEqual(window.Strides)
            && window.Before.All(pad => pad == 0)
            && window.Dilations.All(dilation => dilation == 1);

    /// <summary>One over the number of elements that count in each window, [1, 1, ...].</summary>
    static Tensor Shares(Shape output, Window window, Shape input, bool countPadding)
    {
        var counts = Enumerable.Range(0, window.Rank)
            .Select(axis => Counts(axis, output[axis + 2], window, input[axis + 2], countPadding)).ToArray();
        IEnumerable<float> products = [1f];
        products = counts.Aggregate(
            products, (all, next) => all.SelectMany(product => next.Select(count => product * count)));
        return Tensor.Of([.. products.Select(product => 1 / product)], [1, 1, .. output.Skip(2)]);
    }

    static float[] Counts(int axis, long output, Window window, long input, bool countPadding)
    {
        var (low, high) = countPadding ? (-window.Before[axis], input + window.Behind[axis]) : (0, input);
        return [.. Enumerable.Range(0, (int)output).Select(position =>
        {
            var first = (position * window.Strides[axis]) - window.Before[axis];
            return (float)(Taps(high - first, axis, window) - Taps(low - first, axis, window));
        })];
    }

    /// <summary>How many taps of a window lie less than a distance from its first.</summary>
    static long Taps(long distance, int axis, Window window) =>
        Math.Clamp((distance + window.Dilations[axis] - 1) / window.Dilations[axis], 0, window.Kernel[axis]);

    static Value Enlarge(Value shares, Window window, Shape shape)
    {
        var enlarged = shares.EnlargeNearest(window.Kernel[0], window.Kernel[1]);
        return enlarged.Pad([0, 0, 0, 0], [0, 0, shape[2] - enlarged.Shape[2], shape[3] - enlarged.Shape[3]]);
    }

    /// <summary>
    /// A transposed convolution with ones, each channel for itself; as many samples of one channel, since that runs in
    /// parallel.
    /// </summary>
    static Value Transposed(Value shares, Window window, Shape shape)
    {
        var planes = shape[0] * shape[1];
        var ones = shares.Builder.Constant(Tensor.Full([1, 1, .. window.Kernel], 1), "ones").Cast(shares.Element);
        Shape covered = [planes, 1, .. Enumerable.Range(0, window.Rank)
            .Select(axis => Math.Max(shape[axis + 2], window.InputSize(axis, shares.Shape[axis + 2])))];
        var spread = shares.Reshape([planes, 1, .. shares.Shape.Skip(2)])
            .ConvAdjoint(ones, window with { Groups = 1 }, covered);
        return Enumerable.Range(2, window.Rank)
            .Aggregate(spread, (value, axis) => value.Slice(axis, 0, shape[axis])).Reshape(shape);
    }
}
