using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Arithmetic and functions of each element.</summary>
static class Arithmetic
{
    [Gradient("Add", GradientAttribute.EveryInput), Gradient("Sum", GradientAttribute.EveryInput)]
    static Value Add(Pullback p) => p.Dy;

    [Gradient("Mean", GradientAttribute.EveryInput)] static Value Mean(Pullback p) => p.Dy / p.InputCount;

    [Gradient("Sub")] static Value SubLeft(Pullback p) => p.Dy;

    [Gradient("Sub", 1)] static Value SubRight(Pullback p) => -p.Dy;

    [Gradient("Mul")] static Value MulLeft(Pullback p) => p.Dy * p.X(1);

    [Gradient("Mul", 1)] static Value MulRight(Pullback p) => p.Dy * p.X();

    [Gradient("Div")] static Value DivLeft(Pullback p) => p.Dy / p.X(1);

    [Gradient("Div", 1)] static Value DivRight(Pullback p) => -(p.Dy * p.Y() / p.X(1));

    [Gradient("Neg")] static Value Neg(Pullback p) => -p.Dy;

    [Gradient("Reciprocal")] static Value Reciprocal(Pullback p) => -(p.Dy * p.Y().Square());

    [Gradient("Abs")] static Value Abs(Pullback p) => p.Dy * p.X().Sign();

    [Gradient("Sqrt")] static Value Sqrt(Pullback p) => 0.5f * p.Dy / p.Y();

    [Gradient("Exp")] static Value Exp(Pullback p) => p.Dy * p.Y();

    [Gradient("Log")] static Value Log(Pullback p) => p.Dy / p.X();

    [Gradient("Erf")] static Value Erf(Pullback p) => p.Dy * (2 / MathF.Sqrt(MathF.PI)) * (-p.X().Square()).Exp();

    /// <remarks>e x^(e−1), and 0 rather than 0·∞ where e is 0.</remarks>
    [Gradient("Pow")]
    static Value PowBase(Pullback p)
    {
        var power = p.X(1).Cast(p.X().Element);
        return (p.X(1) is { Shape.Size: 1, Constant: not null } ? p.Floats(1)[0] : float.NaN) switch
        {
            2 => p.Dy * 2 * p.X(),
            3 => p.Dy * 3 * p.X().Square(),
            _ => power.EqualTo(0).Where(p.Dy.Like(0), p.Dy * power * p.X().Pow(power - 1)),
        };
    }

    /// <remarks>y log x, and 0 where x is 0 and y does not grow beyond bounds.</remarks>
    [Gradient("Pow", 1)]
    static Value PowExponent(Pullback p)
    {
        var flat = p.X().EqualTo(0) & (p.X(1) >= 0);
        return flat.Where(p.Dy.Like(0), p.Dy * p.Y() * p.X().Log().Cast(p.Y().Element));
    }

    /// <remarks>y = x − d trunc(x/d): the quotient is constant almost everywhere.</remarks>
    [Gradient("Mod")] static Value ModLeft(Pullback p) => p.Dy;

    [Gradient("Mod", 1)] static Value ModRight(Pullback p) => p.Dy * (p.Y() - p.X()) / p.X(1);

    /// <remarks>Inputs that are extreme together share evenly.</remarks>
    [Gradient("Max", GradientAttribute.EveryInput)]
    static Value Max(Pullback p) =>
        Share(p, (one, other) => one >= other);

    [Gradient("Min", GradientAttribute.EveryInput)]
    static Value Min(Pullback p) =>
        Share(p, (one, other) => one <= other);

    [Gradient("Where", 1)] static Value WhereYes(Pullback p) => p.X().OrZero(p.Dy);

    [Gradient("Where", 2)] static Value WhereNo(Pullback p) => p.X().Where(p.Dy.Like(0), p.Dy);

    [Gradient("Cast"), Gradient("CastLike")] static Value Cast(Pullback p) => p.Dy;

    /// <remarks>
    /// Inputs are held against each other, not against the output, which a runtime may have rounded elsewhere.
    /// </remarks>
    static Value Share(Pullback p, Func<Value, Value, Value> stands)
    {
        var inputs = Enumerable.Range(0, p.InputCount).ToArray();
        if (inputs.Length == 1)
        {
            return p.Dy;
        }

        var chosen = inputs.Select(one => inputs.Where(other => other != one)
            .Select(other => stands(p.X(one), p.X(other))).Aggregate((left, right) => left & right)).ToArray();
        var count = chosen.Select(where => where.Cast(p.Dy.Element)).Aggregate((left, right) => left + right);
        return chosen[p.Index].OrZero(p.Dy / count);
    }
}
