using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>The root mean square of a layer. In text: <c>l2(mixed4a)</c>.</summary>
/// <param name="Layer">The layer.</param>
[Notation("l2", "the root mean square of a layer")]
public sealed record LayerL2(string Layer) : Objective
{
    /// <summary>Keeps the slope finite where everything is silent.</summary>
    const float Tiny = 1e-12f;

    /// <inheritdoc/>
    public override Value Build(Activations at) => (at[Layer].Square().Mean(keep: false) + Tiny).Sqrt();
}
