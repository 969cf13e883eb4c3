using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Operators that pick elements by indices or put them at indices.</summary>
[NoGradient("Gather", 1), NoGradient("GatherElements", 1), NoGradient("GatherND", 1), NoGradient("Compress", 1), NoGradient("TopK", 1)]
[NoGradient("ScatterElements", 1), NoGradient("ScatterND", 1)]
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
        var (x, axis) = p.Node.Attributes.Has("axis") ? (p.X().Shape, p.Axis("axis", 0)) : (Shape.Of([p.X().Shape.Size]), 0);
        var kept = p.Integers(1).Index().Where(pair => pair.Item != 0).Select(pair => (long)pair.Index);
        return p.Dy.AddBack(p.Graph.Integers([.. kept]), axis, x).Reshape(p.X().Shape);
    }

    [Gradient("GatherElements")]
    static Value GatherElements(Pullback p) => p.Graph.Zeros(p.X().Type).ScatterAdd(p.X(1), p.Dy, p.Int("axis", 0));

    [Gradient("GatherND")]
    static Value GatherND(Pullback p) =>
        p.Graph.Zeros(p.X().Type).ScatterAddAt(FullTuples(p.X(1).Cast(ElementType.Int64), (int)p.Int("batch_dims", 0)), p.Dy);

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
            $"node {p.Node.Label}: the gradient of {p.Node.Operator} with reduction {p.Text("reduction", "none")} is not known, "
            + "only with none and add. Choose a layer before it");

    /// <remarks>Batch axes are not in the tuples: their position is put in front.</remarks>
    static Value FullTuples(Value tuples, int batchAxes)
    {
        var single = tuples.Shape.With(tuples.Rank - 1, 1);
        var batch = Enumerable.Range(0, batchAxes).Select(axis => tuples.Builder.Count(single, axis));
        return batch.Append(tuples).ToArray().Concat(-1);
    }
}
