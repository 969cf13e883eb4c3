using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>The mean of the absolute values of a layer. In text: <c>l1(mixed4a)</c>.</summary>
/// <param name="Layer">The layer.</param>
[Notation("l1", "the mean of a layer's absolute values")]
public sealed record LayerL1(string Layer) : Objective
{
    /// <inheritdoc/>
    public override Value Build(Activations at) => at[Layer].Abs().Mean(keep: false);
}
