using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Channels weighed by their gradient where they are active: w_k = sum(G A) / (sum A + 1e-7) (R. Fu et al.,
/// "Axiom-based Grad-CAM", 2020). In text: <c>xgradcam</c>.
/// </summary>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
[Notation("xgradcam", "channels weighed by their gradient where they are active (Fu et al., 2020)")]
public sealed record XGradCam(string? Layer = null, bool Positive = true) : ActivationMethod(Layer, Positive)
{
    const float Least = 1e-7f;

    /// <inheritdoc/>
    protected internal override Value Weigh(Activated at)
    {
        var weights = Activated.OverPositions(at.Gradient * at.Activation)
            / (Activated.OverPositions(at.Activation) + Least);
        return Activated.OverChannels(weights * at.Activation);
    }
}
