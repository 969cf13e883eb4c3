using OnnxViz.Graph;
using static OnnxViz.Gradients.Rules.Standardized;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Operators that put elements at indices, where what is there is replaced, added to, multiplied, or gives way to what
/// is greater or less.
/// </summary>
[NoGradient("ScatterElements", 1), NoGradient("ScatterND", 1)]
static class Scattering
{
    [Gradient("ScatterElements", 0)]
    static Value ElementsData(Pullback p) => Reduction(p) switch
    {
        "none" => p.Dy.Scatter(p.X(1), p.Graph.Zeros(p.X(2).Type), p.Int("axis", 0)),
        "add" => p.Dy,
        _ => Elements(p).DataGradient(),
    };

    [Gradient("ScatterElements", 2)]
    static Value ElementsUpdates(Pullback p) => Reduction(p) switch
    {
        "none" or "add" => p.Dy.GatherElements(p.X(1), p.Int("axis", 0)),
        _ => Elements(p).UpdatesGradient(),
    };

    [Gradient("ScatterND", 0)]
    static Value TuplesData(Pullback p) => Reduction(p) switch
    {
        "none" => p.Dy.ScatterAt(p.X(1), p.Graph.Zeros(p.X(2).Type)),
        "add" => p.Dy,
        _ => Tuples(p).DataGradient().Reshape(p.X().Shape),
    };

    [Gradient("ScatterND", 2)]
    static Value TuplesUpdates(Pullback p) => Reduction(p) switch
    {
        "none" or "add" => p.Dy.GatherAt(p.X(1)),
        _ => Tuples(p).UpdatesGradient().Reshape(p.X(2).Shape),
    };

    static string Reduction(Pullback p) => p.Text("reduction", "none");

    static ScatterReduction Elements(Pullback p) =>
        new(Reduction(p), Wide(p.X()), p.X(1), Wide(p.X(2)), Wide(p.Dy), p.Axis("axis", 0));

    /// <summary>With the axes that tuples speak of made one, and those behind them another.</summary>
    static ScatterReduction Tuples(Pullback p)
    {
        var (shape, tuples) = (p.X().Shape, p.X(1));
        var inner = Shape.From(shape.Skip((int)tuples.Shape[tuples.Rank - 1])).Size;
        Shape rows = [shape.Size / inner, inner];
        Shape updates = [p.X(2).Shape.Size / inner, inner];
        var places = IndexTuples.Flat(tuples, shape).Reshape([updates[0], 1]).Expand(updates);
        return new(
            Reduction(p), Wide(p.X()).Reshape(rows), places, Wide(p.X(2)).Reshape(updates),
            Wide(p.Dy).Reshape(rows), 0);
    }
}
