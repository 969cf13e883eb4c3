namespace OnnxViz.Ascent;

/// <summary>The mean square of a layer: whatever it already sees, more of it. In text: <c>layer(mixed4a)</c>.</summary>
/// <param name="Layer">The layer.</param>
[Notation("layer", "the mean square of a layer: whatever it sees already, more of it")]
public sealed record WholeLayer(string Layer) : Objective
{
    /// <inheritdoc/>
    public override IReadOnlyList<MaskedSum> Sums => [new(Layer, null, Place.Mean) { IsSquared = true }];
}
