using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Positive gradient times activation, position by position: relu(sum_k relu(G_k) A_k) (P. Jiang et al., "LayerCAM",
/// 2021). In text: <c>layercam</c>.
/// </summary>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
[Notation("layercam", "positive gradient times activation at each position (Jiang et al., 2021)")]
public sealed record LayerCam(string? Layer = null, bool Positive = true) : ActivationMethod(Layer, Positive)
{
    /// <inheritdoc/>
    protected internal override Value Weigh(Activated at) =>
        Activated.OverChannels(at.Gradient.Relu() * at.Activation);
}
