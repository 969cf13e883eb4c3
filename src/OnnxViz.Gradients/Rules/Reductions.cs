using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Reductions along axes, and running sums. <c>Kept</c> gives an output the axes back that the reduction took away.
/// </summary>
[NoGradient("ReduceL1", 1), NoGradient("ReduceL2", 1), NoGradient("ReduceLogSum", 1), NoGradient("ReduceLogSumExp", 1)]
[NoGradient("ReduceMax", 1), NoGradient("ReduceMean", 1), NoGradient("ReduceMin", 1), NoGradient("ReduceProd", 1)]
[NoGradient("ReduceSum", 1), NoGradient("ReduceSumSquare", 1)]
static class Reductions
{
    [Gradient("ReduceSum")] static Value Sum(Pullback p) => Kept(p, p.Dy).Expand(p.X().Shape);

    [Gradient("ReduceMean")]
    static Value Mean(Pullback p)
    {
        var count = (float)p.X().Shape.Size / p.Y().Shape.Size;
        return (Kept(p, p.Dy) / count).Expand(p.X().Shape);
    }

    [Gradient("ReduceL1")] static Value L1(Pullback p) => Kept(p, p.Dy) * p.X().Sign();

    /// <remarks>x/y, and 0 where all is 0.</remarks>
    [Gradient("ReduceL2")]
    static Value L2(Pullback p)
    {
        var norm = Kept(p, p.Y());
        return p.X() * (norm > 0).OrZero(Kept(p, p.Dy) / norm);
    }

    [Gradient("ReduceSumSquare")] static Value SumSquare(Pullback p) => 2 * Kept(p, p.Dy) * p.X();

    [Gradient("ReduceLogSum")]
    static Value LogSum(Pullback p) => (Kept(p, p.Dy) * (-Kept(p, p.Y())).Exp()).Expand(p.X().Shape);

    [Gradient("ReduceLogSumExp")] static Value LogSumExp(Pullback p) => Kept(p, p.Dy) * (p.X() - Kept(p, p.Y())).Exp();

    /// <remarks>The product of all others: exact with zeros too, which are counted and left out.</remarks>
    [Gradient("ReduceProd")]
    static Value Prod(Pullback p)
    {
        var (axes, zero) = (Axes(p), p.X().EqualTo(0));
        var others = zero.Where(p.X().Like(1), p.X());
        var zeros = zero.Cast(p.X().Element);
        var otherZeros = zeros.SumOver(axes) - zeros;
        return (otherZeros < 0.5f).OrZero(Kept(p, p.Dy) * others.ProductOver(axes) / others);
    }

    [Gradient("ReduceMax")] static Value Max(Pullback p) => First(p, p.X());

    [Gradient("ReduceMin")] static Value Min(Pullback p) => First(p, -p.X());

    /// <remarks>The adjoint of a running sum runs the other way.</remarks>
    [Gradient("CumSum")]
    static Value CumSum(Pullback p) => p.Graph.Op(
        "CumSum", [p.Dy, p.X(1)], p.Dy.Type, p.Node.Attributes.With("reverse", 1 - p.Int("reverse", 0)));

    /// <remarks>All to the first of the greatest in memory: the reduced axes are made one, at the end.</remarks>
    static Value First(Pullback p, Value x)
    {
        var axes = Axes(p);
        var kept = Enumerable.Range(0, x.Rank).Select(axis => (long)axis).Except(axes).ToArray();
        long[] order = [.. kept, .. axes];
        var moved = x.Transpose(order);
        var sizes = moved.Shape.ToArray();
        Shape rows = [.. sizes[..kept.Length], Shape.Of(sizes.AsSpan(kept.Length)).Size];
        var first = moved.Reshape(rows).ArgMax(-1);
        var positions = Enumerable.Range(0, (int)rows[kept.Length]).Select(position => (long)position);
        var routed = first.EqualTo(p.Graph.Integers([.. positions])).OrZero(p.Dy.Reshape(first.Shape));
        return routed.Reshape(moved.Shape).Transpose(Inverse(order));
    }

    static long[] Inverse(long[] order) =>
        [.. Enumerable.Range(0, order.Length).Select(axis => (long)Array.IndexOf(order, axis))];

    static Value Kept(Pullback p, Value reduced)
    {
        var axes = Axes(p);
        var shape = p.X().Shape.Select((dimension, axis) => axes.Contains(axis) ? 1 : dimension);
        return reduced.Reshape(Shape.From(shape));
    }

    static Value SumOver(this Value x, long[] axes) => axes.Length == 0 ? x : x.Sum(axes);

    static Value ProductOver(this Value x, long[] axes) => axes.Length == 0 ? x : x.Product(axes);

    /// <summary>The reduced axes, ascending; where none are given all or, if the node says so, none.</summary>
    static long[] Axes(Pullback p)
    {
        var given = p.Has(1) ? p.Integers(1) : p.Ints("axes") ?? [];
        var all = p.Int("noop_with_empty_axes", 0) == 0 ? Enumerable.Range(0, p.X().Rank) : [];
        return given.Length == 0
            ? [.. all.Select(axis => (long)axis)]
            : [.. given.Select(axis => (long)p.X().Shape.Axis(axis)).Distinct().Order()];
    }
}
