using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A ReLU that lets gradients through where it has none at all, so that a unit that never opens can be climbed towards
/// (Lucid's redirected ReLU):
/// for each picture whose gradient would be zero everywhere, what arrives passes, except where it would push a negative
/// activation lower.
/// </summary>
public static class RedirectedRelu
{
    /// <summary>The rules with ReLUs redirected.</summary>
    public static GradientRules In(GradientRules rules) => rules.With("Relu", Redirect);

    static Value Redirect(Pullback p)
    {
        var passed = (p.Y() > 0).OrZero(p.Dy);
        long[] all = [.. Enumerable.Range(1, p.Dy.Rank - 1).Select(axis => (long)axis)];
        var isStuck = passed.Abs().Max(all).EqualTo(0);
        var pushesLower = (p.X() < 0) & (p.Dy < 0);
        return isStuck.Where(pushesLower.Where(p.Dy.Like(0), p.Dy), passed);
    }
}
