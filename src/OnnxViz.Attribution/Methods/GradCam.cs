using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The channels of a layer, each weighed by the mean of its gradient: relu(sum_k mean(G_k) A_k) (R. Selvaraju et al.,
/// "Grad-CAM", 2017). In text: <c>gradcam</c>, or <c>gradcam(layer4)</c>.
/// </summary>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
[Notation("gradcam", "channels weighed by their mean gradient (Selvaraju et al., 2017)")]
public sealed record GradCam(string? Layer = null, bool Positive = true) : ActivationMethod(Layer, Positive)
{
    /// <inheritdoc/>
    protected internal override Value Weigh(Activated at) =>
        Activated.OverChannels(at.Gradient.Mean([2, 3]) * at.Activation);
}
