using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Operators that pick elements by indices.</summary>
[NoGradient("Gather", 1), NoGradient("GatherElements", 1), NoGradient("GatherND", 1)]
[NoGradient("Compress", 1), NoGradient("TopK", 1)]
static class Gathering
{
    [Gradient("Gather")]
    static Value Gather(Pullback p)
    {
        var (x, axis, indices) = (p.X().Shape, p.Axis("axis", 0), p.X(1));
        return p.Dy.Reshape([.. x.Take(axis), indices.Shape.Size, .. x.Skip(axis + 1)]).AddBack(indices, axis, x);
    }

    [Gradient("Compress")]
    static Value Compress(Pullback p)
    {
        var flat = !p.Node.Attributes.Has("axis");
        var (x, axis) = flat ? ([p.X().Shape.Size], 0) : (p.X().Shape, p.Axis("axis", 0));
        var kept = p.Integers(1).Index().Where(pair => pair.Item != 0).Select(pair => (long)pair.Index);
        return p.Dy.AddBack(p.Graph.Integers([.. kept]), axis, x).Reshape(p.X().Shape);
    }

    [Gradient("GatherElements")]
    static Value GatherElements(Pullback p) => p.Graph.Zeros(p.X().Type).ScatterAdd(p.X(1), p.Dy, p.Int("axis", 0));

    /// <remarks>With the axes that tuples speak of made one, a tuple is one index.</remarks>
    [Gradient("GatherND")]
    static Value GatherND(Pullback p)
    {
        var tuples = IndexTuples.WithBatch(p.X(1), (int)p.Int("batch_dims", 0));
        var indexed = (int)tuples.Shape[tuples.Rank - 1];
        var (places, inner) = (IndexTuples.Flat(tuples, p.X().Shape), Shape.From(p.X().Shape.Skip(indexed)));
        var picked = p.Dy.Reshape([places.Shape.Size, .. inner]);
        return picked.AddBack(places, 0, [p.X().Shape.Size / inner.Size, .. inner]).Reshape(p.X().Shape);
    }

    [Gradient("TopK")]
    static Value TopK(Pullback p) => p.Graph.Zeros(p.X().Type).Scatter(p.Y(1), p.Dy, p.Int("axis", -1));
}
