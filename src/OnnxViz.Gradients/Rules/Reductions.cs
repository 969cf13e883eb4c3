using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Reductions along axes, and running sums. <c>Kept</c> brings an output back to its shape before the reduced axes went.</summary>
static class Reductions
{
    [Gradient("ReduceSum")] static Value Sum(Pullback p) => Kept(p, p.Dy).Expand(p.X().Shape);

    [Gradient("ReduceMean")]
    static Value Mean(Pullback p) => (Kept(p, p.Dy) / ((float)p.X().Shape.Size / Math.Max(1, p.Y().Shape.Size))).Expand(p.X().Shape);

    [Gradient("ReduceL1")] static Value L1(Pullback p) => Kept(p, p.Dy) * p.X().Sign();

    /// <remarks>x/y, and 0 where all is 0.</remarks>
    [Gradient("ReduceL2")]
    static Value L2(Pullback p)
    {
        var norm = Kept(p, p.Y());
        return p.X() * (norm > 0).OrZero(Kept(p, p.Dy) / norm);
    }

    [Gradient("ReduceSumSquare")] static Value SumSquare(Pullback p) => 2 * Kept(p, p.Dy) * p.X();

    [Gradient("ReduceLogSum")] static Value LogSum(Pullback p) => (Kept(p, p.Dy) * (-Kept(p, p.Y())).Exp()).Expand(p.X().Shape);

    [Gradient("ReduceLogSumExp")] static Value LogSumExp(Pullback p) => Kept(p, p.Dy) * (p.X() - Kept(p, p.Y())).Exp();

    /// <remarks>The product of all others: exact with zeros too, which are counted and left out of the product.</remarks>
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
        "CumSum", [p.Dy, p.X(1)], p.Dy.Type, new Attributes { { "reverse", 1 - p.Int("reverse", 0) }, { "exclusive", p.Int("exclusive", 0) } });

    /// <remarks>All to the first of the greatest, in the order of the elements: the reduced axes are made one, at the end.</remarks>
    static Value First(Pullback p, Value x)
    {
        var axes = Axes(p);
        var kept = Enumerable.Range(0, x.Rank).Select(axis => (long)axis).Except(axes).ToArray();
        long[] order = [.. kept, .. axes];
        var moved = x.Transpose(order);
        Shape rows = [.. kept.Select(axis => x.Shape[(int)axis]), axes.Aggregate(1L, (size, axis) => size * x.Shape[(int)axis])];
        var first = moved.Reshape(rows).ArgMax(-1);
        var positions = p.Graph.Integers([.. Enumerable.Range(0, (int)rows[rows.Rank - 1]).Select(position => (long)position)]);
        var routed = first.EqualTo(positions).OrZero(p.Dy.Reshape(first.Shape));
        return routed.Reshape(moved.Shape).Transpose(Inverse(order));
    }

    static long[] Inverse(long[] order) => [.. Enumerable.Range(0, order.Length).Select(axis => (long)Array.IndexOf(order, (long)axis))];

    static Value Kept(Pullback p, Value reduced)
    {
        var axes = Axes(p);
        return reduced.Reshape(Shape.From(p.X().Shape.Select((dimension, axis) => axes.Contains(axis) ? 1 : dimension)));
    }

    static Value SumOver(this Value x, long[] axes) => axes.Length == 0 ? x : x.Sum(axes);

    static Value ProductOver(this Value x, long[] axes) => axes.Length == 0 ? x : x.Product(axes);

    /// <summary>The reduced axes from the front, ascending; absent, all of them or, where the node says so, none.</summary>
    static long[] Axes(Pullback p)
    {
        var given = p.Has(1) ? p.Integers(1) : p.Ints("axes") ?? [];
        var all = p.Int("noop_with_empty_axes", 0) == 0 ? Enumerable.Range(0, p.X().Rank) : [];
        return given.Length == 0
            ? [.. all.Select(axis => (long)axis)]
            : [.. given.Select(axis => (long)p.X().Shape.Axis(axis)).Order()];
    }
}
