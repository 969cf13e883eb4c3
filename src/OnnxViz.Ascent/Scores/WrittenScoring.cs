using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Scores that are written into the step, picture by picture, since they are no masked sums: such a step serves its own
/// units alone.
/// </summary>
sealed class WrittenScoring(PicturePart part, IReadOnlyList<Objective> units) : Scoring
{
    public override PicturePart Part => part;

    public override string Key { get; } = string.Join('\n', units);

    public override (Value Scores, Value Sizes) Write(
        Func<Value?, PictureValues> network, Func<string, TensorType, Value> feed)
    {
        var values = network(null);
        var parts = units.SelectMany(unit => unit.Layers).Distinct()
            .ToDictionary(layer => layer, layer => values[layer].Split(0, [.. Enumerable.Repeat(1L, units.Count)]));
        var scores = units.Select(
            (unit, picture) => unit.Build(new(layer => parts[layer][picture])).Reshape([1])).ToArray().Concat(0);
        return (scores, scores.Abs());
    }

    public override IReadOnlyDictionary<string, Tensor> Feeds(IReadOnlyList<Objective> others) =>
        others.SequenceEqual(units)
        ? new Dictionary<string, Tensor>()
        : throw new OnnxVizException($"this step draws {string.Join(", ", units)} and nothing else");
}
