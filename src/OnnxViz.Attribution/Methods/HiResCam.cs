using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Gradient times activation, position by position: relu(sum_k G_k A_k) (R. Draelos, L. Carin, "Use HiResCAM instead of
/// Grad-CAM for faithful explanations", 2020). In text: <c>hirescam</c>.
/// </summary>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
[Notation("hirescam", "gradient times activation at each position (Draelos and Carin, 2020)")]
public sealed record HiResCam(string? Layer = null, bool Positive = true) : ActivationMethod(Layer, Positive)
{
    /// <inheritdoc/>
    protected internal override Value Weigh(Activated at) => Activated.OverChannels(at.Gradient * at.Activation);
}
