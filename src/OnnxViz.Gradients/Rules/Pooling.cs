using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Pools. A maximum that occurs several times in a window passes its gradient to the first, or shares it where that is
/// said.
/// </summary>
[NoGradient("MaxUnpool", 1), NoGradient("MaxUnpool", 2)]
static class Pooling
{
    /// <summary>
    /// How long the sides of a window may be together for <see cref="FirstMaximum"/>, which writes some nodes for each
    /// tap.
    /// </summary>
    const long MostTaps = 256;

    [Gradient("MaxPool")]
    static Value MaxPool(Pullback p) => IsPlain(p) ? FirstMaximum.Route(p.X(), p.Dy, p.WindowOf1()) : ByIndices(p);

    /// <remarks>Pools that tile share ties; the others give to the first maximum.</remarks>
    [Gradient("MaxPool", Profile = Profile.Cpu)]
    static Value MaxPoolOnCpu(Pullback p) => p.WindowOf1() switch
    {
        { Rank: 2 } window when IsPlain(p) && SharedMaximum.Fits(window, p.X()) =>
            SharedMaximum.Route(p.X(), p.Y(), p.Dy, window),
        var window when IsPlain(p) && window.Strides.All(stride => stride == 1) =>
            FirstMaximum.Route(p.X(), p.Dy, window),
        _ => ByIndices(p),
    };

    [Gradient("MaxPool", Profile = Profile.Cuda)]
    static Value MaxPoolOnCuda(Pullback p) => ByIndices(p);

    [Gradient("AveragePool")]
    static Value AveragePool(Pullback p) =>
        AverageShares.Spread(p.Dy, p.WindowOf1(), p.X().Shape, p.Int("count_include_pad", 0) != 0);

    [Gradient("GlobalAveragePool")]
    static Value GlobalAveragePool(Pullback p) => (p.Dy / (p.X().Shape.Size / p.Dy.Shape.Size)).Expand(p.X().Shape);

    /// <remarks>Equal maxima share.</remarks>
    [Gradient("GlobalMaxPool")]
    static Value GlobalMaxPool(Pullback p)
    {
        var isMaximum = p.X().EqualTo(p.Y()).Cast(p.X().Element);
        long[] space = [.. Enumerable.Range(2, p.X().Rank - 2).Select(axis => (long)axis)];
        return p.Dy * isMaximum / isMaximum.Sum(space);
    }

    [Gradient("LpPool")]
    static Value LpPool(Pullback p) => Power(p, gradient => AverageShares.Put(gradient, p.WindowOf1(), p.X().Shape));

    [Gradient("GlobalLpPool")]
    static Value GlobalLpPool(Pullback p) =>
        Power(p, gradient => gradient.Expand(p.X().Shape));

    /// <remarks>The positions count all elements of the result.</remarks>
    [Gradient("MaxUnpool")]
    static Value MaxUnpool(Pullback p) => p.Dy.Reshape([p.Dy.Shape.Size]).Gather(p.X(1), 0);

    /// <remarks>
    /// y = (Σ |x|ᵖ)^(1/p), so dx = sign x |x|^(p−1) Σ dy y^(1−p), the sum over the windows of x; 0 for windows of
    /// zeros.
    /// </remarks>
    static Value Power(Pullback p, Func<Value, Value> spread)
    {
        var power = p.Int("p", 2);
        var gradient = spread((p.Y() > 0).OrZero(p.Dy * p.Y().Pow(1 - power)));
        return gradient * p.X().Sign() * p.X().Abs().Pow(power - 1);
    }

    static Window WindowOf1(this Pullback p) => Window.Of(p.Node.Attributes, p.Ints("kernel_shape")!, p.X().Shape);

    static bool IsPlain(Pullback p) =>
        p.WindowOf1() is var window && window.Kernel.Sum() + window.Strides.Sum() <= MostTaps
            && window.Dilations.All(dilation => dilation == 1) && p.Int("storage_order", 0) == 0;

    /// <summary>Through the positions that MaxPool reports; the first maximum in row-major order on the CPU.</summary>
    static Value ByIndices(Pullback p)
    {
        var attributes = p.Node.Attributes.Without("storage_order");
        var indices = p.Graph.Ops("MaxPool", [p.X()], [p.Y().Type, p.Y().Type.As(ElementType.Int64)], attributes)[1];
        var zeros = p.Graph.Zeros(p.X().Type.Sized([p.X().Shape.Size]));
        Shape flat = [p.Y().Shape.Size];
        return zeros.ScatterAdd(indices.Reshape(flat), p.Dy.Reshape(flat), 0).Reshape(p.X().Shape);
    }
}
