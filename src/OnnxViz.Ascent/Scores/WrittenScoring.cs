using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Scores that are written into the step, picture by picture, since they are no masked sums: such a step serves its own
/// units alone.
/// </summary>
sealed class WrittenScoring : Scoring
{
    readonly IReadOnlyList<Objective> _units;
    readonly Grouping _grouping;
    readonly GivenActivations _given;
    readonly NaturalTargets _real;

    public WrittenScoring(PictureNetwork network, PicturePart part, IReadOnlyList<Objective> units, Grouping grouping)
    {
        var compares = units.FirstOrDefault(unit => unit.ComparesPictures);
        if (compares is not null && grouping.Variants == 1)
        {
            throw new OnnxVizException(
                $"{compares} compares the pictures of a unit: draw at least 2 of it (variants)");
        }

        (Part, _units, _grouping) = (part, units, grouping);
        _given = new(network, part.Pictures[2], part.Pictures[3]);
        _real = new(network, (int)part.Pictures[2], (int)part.Pictures[3]);
        Together = compares is null ? 1 : grouping.Variants;
        Key = $"{Together}\n{string.Join('\n', units)}";
    }

    public override PicturePart Part { get; }

    public override string Key { get; }

    public override int Together { get; }

    public override (Value Scores, Value Sizes) Write(
        Func<Value?, PictureValues> network, Func<string, TensorType, Value> feed)
    {
        var values = network(null);
        var parts = _units.SelectMany(unit => unit.Layers).Distinct()
            .ToDictionary(layer => layer, layer => values[layer].Split(0, [.. Enumerable.Repeat(1L, _units.Count)]));
        var pictures = Enumerable.Range(0, _units.Count).Select(
            picture => new Activations(layer => parts[layer][picture])
            {
                Index = VariantOf(picture),
                Given = (file, layer) => _given.Of(parts[layer][picture].Builder, file, layer),
                Real = (pictures, layer) => _real.Of(parts[layer][picture].Builder, pictures, layer),
            }).ToArray();
        Group(pictures);
        var scores = _units.Zip(pictures, (unit, at) => unit.Build(at).Reshape([1])).ToArray().Concat(0);
        return (scores, scores.Abs());
    }

    public override IReadOnlyDictionary<string, Tensor> Feeds(IReadOnlyList<Objective> others) =>
        others.SequenceEqual(_units)
        ? new Dictionary<string, Tensor>()
        : throw new OnnxVizException($"this step draws {string.Join(", ", _units)} and nothing else");

    int VariantOf(int picture) => picture / _grouping.Views % _grouping.Variants;

    /// <summary>A view goes together with the same view of the unit's other pictures.</summary>
    void Group(Activations[] pictures)
    {
        var groups = pictures.Select((at, picture) => (at, picture)).GroupBy(
            pair => (pair.picture / (_grouping.Views * _grouping.Variants), pair.picture % _grouping.Views));
        foreach (var group in groups)
        {
            Activations[] members = [.. group.Select(pair => pair.at)];
            foreach (var member in members)
            {
                member.Others = members;
            }
        }
    }
}
