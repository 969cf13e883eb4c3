namespace OnnxViz.Ascent;

/// <summary>The mean square of all channels at the positions that another objective looks at.</summary>
/// <param name="Looked">The other objective, a sum of masked sums.</param>
sealed record EveryChannel(Objective Looked) : Objective
{
    public override IEnumerable<string> Layers => Looked.Layers;

    public override IReadOnlyList<MaskedSum> Sums =>
        [.. Looked.Sums!.Select(sum => new MaskedSum(sum.Layer, null, sum.Place) { IsSquared = true }).Distinct()];

    private protected override string Write() => $"every channel of {Looked}";
}
