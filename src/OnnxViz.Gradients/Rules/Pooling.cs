using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Pools. A maximum that occurs several times in a window passes its gradient to the first, or shares it where that is said.</summary>
static class Pooling
{
    [Gradient("MaxPool")]
    static Value MaxPool(Pullback p) => IsPlain(p) ? FirstMaximum.Route(p.X(), p.Dy, p.WindowOf1()) : ByIndices(p);

    /// <remarks>Pools that tile share ties; the others give to the first maximum.</remarks>
    [Gradient("MaxPool", Profile = Profile.Cpu)]
    static Value MaxPoolOnCpu(Pullback p) => p.WindowOf1() switch
    {
        { Rank: 2 } window when IsPlain(p) && SharedMaximum.Fits(window, p.X()) => SharedMaximum.Route(p.X(), p.Y(), p.Dy, window),
        var window when IsPlain(p) && window.Strides.All(stride => stride == 1) => FirstMaximum.Route(p.X(), p.Dy, window),
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

    static Window WindowOf1(this Pullback p) => Window.Of(p.Node.Attributes, p.Ints("kernel_shape")!, p.X().Shape);

    static bool IsPlain(Pullback p) => p.WindowOf1().Dilations.All(dilation => dilation == 1) && p.Int("storage_order", 0) == 0;

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
