using System.Globalization;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>A sum of objectives with weights. In text: <c>0.5 * channel(a, 1) - layer(b)</c>.</summary>
public sealed record WeightedSum(IReadOnlyList<WeightedTerm> Terms) : Objective
{
    /// <inheritdoc/>
    public override IEnumerable<string> Layers => Terms.SelectMany(term => term.Objective.Layers).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<string> Files => Terms.SelectMany(term => term.Objective.Files);

    /// <inheritdoc/>
    public override IReadOnlyList<MaskedSum>? Sums => Terms.All(term => term.Objective.Sums is not null)
        ? [.. Terms.SelectMany(
            term => term.Objective.Sums!.Select(sum => sum with { Weight = sum.Weight * term.Weight }))]
        : null;

    /// <inheritdoc/>
    public override bool ComparesPictures => Terms.Any(term => term.Objective.ComparesPictures);

    /// <summary>
    /// The only term, where its weight is above 0: a weight does not change what a picture is one of.
    /// </summary>
    public override Objective Subject => Terms is [{ Weight: > 0 } only] ? only.Objective.Subject : this;

    /// <inheritdoc/>
    public override Objective Variant(int index, int count) =>
        Terms.Select(term => term.Weight * term.Objective.Variant(index, count)).Aggregate(
            (left, right) => left + right);

    /// <inheritdoc/>
    public override Value Build(Activations at) =>
        Terms.Select(term => term.Objective.Build(at) * term.Weight).Aggregate((left, right) => left + right);

    internal override Objective Keyed => Each(objective => objective.Keyed);

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) => Each(objective => objective.Rename(name));

    /// <inheritdoc/>
    public override Objective In(Network network) => Each(objective => objective.In(network));

    /// <inheritdoc/>
    public bool Equals(WeightedSum? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Aggregate(0, HashCode.Combine);

    internal static IReadOnlyList<WeightedTerm> TermsOf(Objective objective) =>
        objective is WeightedSum sum ? sum.Terms : [new(1, objective)];

    internal override Objective Before(PreActivations before) => Each(objective => objective.Before(before));

    private protected override string Write() =>
        string.Concat(Terms.Select((term, index) => Text(term, first: index == 0)));

    WeightedSum Each(Func<Objective, Objective> change) =>
        new([.. Terms.Select(term => term with { Objective = change(term.Objective) })]);

    static string Text(WeightedTerm term, bool first)
    {
        var sign = term.Weight < 0 ? (first ? "-" : " - ") : (first ? "" : " + ");
        var size = Math.Abs(term.Weight);
        return $"{sign}{(size == 1 ? "" : $"{size.ToString(CultureInfo.InvariantCulture)} * ")}{term.Objective}";
    }
}
