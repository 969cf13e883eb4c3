using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// The channels of a layer, each weighed by the score of the picture behind it: relu(sum_k softmax_k(S(b + m_k (x -
/// b))) A_k), m_k being A_k enlarged and brought to 0 to 1 (H. Wang et al., "Score-CAM", 2020). In text:
/// <c>scorecam</c>.
/// </summary>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Most">The most channels, those whose numbers differ most; 0 for all of them.</param>
/// <param name="Baseline">What stands where a channel is 0.</param>
[Notation("scorecam", "channels weighed by the score of what they leave (Wang et al., 2020)")]
public sealed record ScoreCam(string? Layer = null, int Most = 0, Baseline Baseline = Baseline.Zero) : Method
{
    /// <inheritdoc/>
    public override bool IsSigned => false;

    /// <inheritdoc/>
    public override Explainer Open(AttributionTask task) => new ScoreCamExplainer(this, task);
}
