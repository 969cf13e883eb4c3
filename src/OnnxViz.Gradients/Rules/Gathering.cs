using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Operators that pick elements by indices or put them at indices.</summary>
[NoGradient("Gather", 1), NoGradient("GatherElements", 1), NoGradient("GatherND", 1), NoGradient("Compress", 1)]
[NoGradient("TopK", 1), NoGradient("ScatterElements", 1), NoGradient("ScatterND", 1)]
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
        var tuples = FullTuples(p.X(1), (int)p.Int("batch_dims", 0));
        var indexed = (int)tuples.Shape[tuples.Rank - 1];
        var (places, inner) = (Flat(tuples, p.X().Shape), Shape.From(p.X().Shape.Skip(indexed)));
        var picked = p.Dy.Reshape([places.Shape.Size, .. inner]);
        return picked.AddBack(places, 0, [p.X().Shape.Size / inner.Size, .. inner]).Reshape(p.X().Shape);
    }

    [Gradient("TopK")]
    static Value TopK(Pullback p) => p.Graph.Zeros(p.X().Type).Scatter(p.Y(1), p.Dy, p.Int("axis", -1));

    [Gradient("ScatterElements", 0)]
    static Value ScatterElementsData(Pullback p) =>
        Adds(p) ? p.Dy : p.Dy.Scatter(p.X(1), p.Graph.Zeros(p.X(2).Type), p.Int("axis", 0));

    [Gradient("ScatterElements", 2)]
    static Value ScatterElementsUpdates(Pullback p) => Supported(p).Dy.GatherElements(p.X(1), p.Int("axis", 0));

    [Gradient("ScatterND", 0)]
    static Value ScatterNDData(Pullback p) => Adds(p) ? p.Dy : p.Dy.ScatterAt(p.X(1), p.Graph.Zeros(p.X(2).Type));

    [Gradient("ScatterND", 2)] static Value ScatterNDUpdates(Pullback p) => Supported(p).Dy.GatherAt(p.X(1));

    static bool Adds(Pullback p) => Supported(p).Text("reduction", "none") == "add";

    static Pullback Supported(Pullback p) => p.Text("reduction", "none") is "none" or "add"
        ? p
        : throw new OnnxVizException(
            $"node {p.Node.Label}: the gradient of {p.Node.Operator} is known for the reductions none and add, "
            + $"not for {p.Text("reduction", "none")}: choose a layer before it");

    /// <remarks>Batch axes are not in the tuples: their position is put in front.</remarks>
    static Value FullTuples(Value tuples, int batchAxes)
    {
        var single = tuples.Shape.With(tuples.Rank - 1, 1);
        var batch = Enumerable.Range(0, batchAxes).Select(axis => tuples.Builder.Count(single, axis));
        return batch.Append(tuples).ToArray().Concat(-1);
    }

    static Value Flat(Value tuples, Shape shape)
    {
        var place = tuples.Slice(-1, 0, 1) * 0;
        for (var axis = 0; axis < tuples.Shape[tuples.Rank - 1]; axis++)
        {
            var index = tuples.Slice(-1, axis, 1);
            place = (place * shape[axis]) + (index < 0).Where(index + shape[axis], index);
        }

        return place;
    }
}
