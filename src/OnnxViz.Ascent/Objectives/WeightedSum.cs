using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A sum of objectives with weights. In text: <c>0.5 * channel(a, 1) - layer(b)</c>.</summary>
public sealed record WeightedSum(IReadOnlyList<WeightedTerm> Terms) : Objective
{
    /// <inheritdoc/>
    public override IEnumerable<string> Layers => Terms.SelectMany(term => term.Objective.Layers).Distinct();

    /// <inheritdoc/>
    public override Value Build(Activations at) =>
        Terms.Select(term => term.Objective.Build(at) * term.Weight).Aggregate((left, right) => left + right);

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) =>
        new WeightedSum([.. Terms.Select(term => term with { Objective = term.Objective.Rename(name) })]);

    /// <inheritdoc/>
    public bool Equals(WeightedSum? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Terms.Select((term, index) => Text(term, first: index == 0)));

    internal static IReadOnlyList<WeightedTerm> TermsOf(Objective objective) =>
        objective is WeightedSum sum ? sum.Terms : [new(1, objective)];

    static string Text(WeightedTerm term, bool first)
    {
        var sign = term.Weight < 0 ? (first ? "-" : " - ") : (first ? "" : " + ");
        var size = Math.Abs(term.Weight);
        return $"{sign}{(size == 1 ? "" : $"{size.ToString(CultureInfo.InvariantCulture)} * ")}{term.Objective}";
    }
}
