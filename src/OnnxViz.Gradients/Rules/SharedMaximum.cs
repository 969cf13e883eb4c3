using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Routes the gradient of a 2x2 max pool of stride 2 in ONNX Runtime's blocked CPU layout, without leaving it. Equal
/// maxima of a window share the gradient equally.
/// </summary>
static class SharedMaximum
{
    /// <summary>Whether a pool's windows are 2x2 tiles.</summary>
    public static bool Fits(Window window, Value x) =>
        x.Element == ElementType.Float
        && window.Kernel.SequenceEqual([2L, 2L]) && window.Strides.SequenceEqual([2L, 2L])
        && window.Before.All(pad => pad == 0)
        && window.OutputSizes(x.Shape).Select((size, axis) => size * 2 <= x.Shape[axis + 2]).All(inside => inside);

    /// <summary>The gradient of the pool's input.</summary>
    public static Value Route(Value x, Value y, Value dy, Window window)
    {
        var (height, width) = (y.Shape[2] * 2, y.Shape[3] * 2);
        var covered = x.Slice(2, 0, height).Slice(3, 0, width);
        var below = y.EnlargeNearest(2, 2) + Negative(covered);
        var isMaximum = below.HardSigmoid(-3e38f, 1);
        var share = dy * Reciprocal(isMaximum.AveragePool(window with { RoundUp = false }, countPadding: false));
        var routed = isMaximum * share.EnlargeNearest(2, 2);
        return routed.Pad([0, 0, 0, 0], [0, 0, x.Shape[2] - height, x.Shape[3] - width]);
    }

    /// <remarks>
    /// 1 / (4 a) for a in {1/4, 1/2, 3/4, 1}, as the cubic through these points: ONNX Runtime divides in the plain
    /// layout only. With c = 4 a, 1/c = 1 - (c-1)/2 + (c-1)(c-2)/6 - (c-1)(c-2)(c-3)/24, multiplied out in a.
    /// </remarks>
    static Value Reciprocal(Value average)
    {
        var result = Scaled(average, -8f / 3, 20f / 3) * average;
        result = Scaled(result, 1, -35f / 6) * average;
        return Scaled(result, 1, 25f / 12);
    }

    /// <summary>
    /// Times a factor plus a term, the same for each channel: what BatchNormalization is in the blocked layout.
    /// </summary>
    static Value Scaled(Value x, float factor, float term)
    {
        Value Each(float number) => x.Builder.Constant(Tensor.Full([x.Shape[1]], number), "each");
        return x.Builder.Op(
            "BatchNormalization", [x, Each(factor), Each(term), Each(0), Each(1)], x.Type,
            new Attributes { { "epsilon", 0f } });
    }

    static Value Negative(Value x) => x * x.Builder.Constant(Tensor.Full([1, x.Shape[1], 1, 1], -1), "minus");
}
