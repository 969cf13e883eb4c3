using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>The discrete Fourier transform along an axis; the last axis holds real and imaginary parts.</summary>
[NoGradient("DFT", 1), NoGradient("DFT", 2)]
static class Fourier
{
    /// <remarks>
    /// The adjoint of yₖ = Σ exp(−2πi k n / L) xₙ is L times the inverse transform; that of the inverse is the
    /// transform over L. Frequencies that are left out count as zeros, and so does what lies behind a cut.
    /// </remarks>
    [Gradient("DFT")]
    static Value Dft(Pullback p)
    {
        var (x, axis) = (p.X().Shape, p.X().Shape.Axis(p.Has(2) ? p.Integers(2)[0] : -2));
        var length = p.Has(1) ? p.Integers(1)[0] : x[axis];
        var isInverse = p.Int("inverse", 0) != 0;
        var dy = p.Dy.Pad(axis, 0, length - p.Dy.Shape[axis]);
        var back = p.Graph.Op(
            "DFT", [dy, null, p.Graph.Constant(Tensor.Of([axis], Shape.Scalar), "axis")], dy.Type,
            new Attributes { { "inverse", !isInverse } });
        var scaled = isInverse ? back / length : back * length;
        return scaled.Pad(axis, 0, x[axis] - length).Slice(-1, 0, x[x.Rank - 1]);
    }
}
