using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Scores that are written into the step, picture by picture, since they are no masked sums: such a step serves its own
/// units alone, or sums of their terms where weights are fed.
/// </summary>
sealed class WrittenScoring : Scoring
{
    const string Weights = "unit.weights";

    readonly IReadOnlyList<Objective> _units;
    readonly bool _areWeightsFed;
    readonly Grouping _grouping;
    readonly GivenActivations _given;
    readonly NaturalTargets _real;

    public WrittenScoring(
        PictureNetwork network,
        PicturePart part,
        IReadOnlyList<Objective> units,
        Grouping grouping,
        bool areWeightsFed = false)
    {
        var compares = units.FirstOrDefault(unit => unit.ComparesPictures);
        if (compares is not null && grouping.Variants == 1)
        {
            throw new OnnxVizException(
                $"{compares} compares the pictures of a unit: draw at least 2 of it (variants)");
        }

        (Part, _units, _grouping, _areWeightsFed) = (part, units, grouping, areWeightsFed);
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
        if (_areWeightsFed)
        {
            return WriteWeighted(pictures, feed);
        }

        var scores = _units.Zip(pictures, (unit, at) => unit.Build(at).Reshape([1])).ToArray().Concat(0);
        return (scores, scores.Abs());
    }

    public override IReadOnlyDictionary<string, Tensor> Feeds(IReadOnlyList<Objective> others) =>
        _areWeightsFed ? WeightsOf(others)
        : others.SequenceEqual(_units) ? new Dictionary<string, Tensor>()
        : throw Stranger();

    /// <summary>The terms of all units, each once.</summary>
    Objective[] Terms =>
        [.. _units.SelectMany(WeightedSum.TermsOf).Select(term => term.Objective).Distinct()];

    (Value Scores, Value Sizes) WriteWeighted(Activations[] pictures, Func<string, TensorType, Value> feed)
    {
        var terms = Terms;
        var weights = feed(Weights, new(ElementType.Float, [_units.Count, terms.Length]));
        var scores = pictures.Select(
            at => terms.Select(term => term.Build(at).Reshape([1, 1])).ToArray().Concat(1)).ToArray().Concat(0);
        var weighted = scores * weights;
        return (weighted.Sum([1], keep: false), weighted.Abs().Sum([1], keep: false));
    }

    Dictionary<string, Tensor> WeightsOf(IReadOnlyList<Objective> units)
    {
        var terms = Terms;
        var weights = new float[_units.Count, terms.Length];
        foreach (var (picture, unit) in units.Index())
        {
            foreach (var (weight, objective) in WeightedSum.TermsOf(unit))
            {
                var index = Array.IndexOf(terms, objective);
                weights[picture, index >= 0 ? index : throw Stranger()] += weight;
            }
        }

        return new() { [Weights] = Tensor.Of(weights.Cast<float>().ToArray(), [_units.Count, terms.Length]) };
    }

    OnnxVizException Stranger() => new($"this step draws {string.Join(", ", _units)} and nothing else");

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
