using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Grad-CAM with weights for each position: w_k = sum alpha relu(G), alpha = G² / (2 G² + G³ sum A), and 0 where G is
/// (A. Chattopadhay et al., "Grad-CAM++", 2018, equations 10 and 19). In text: <c>gradcam++</c>.
/// </summary>
/// <remarks>
/// The paper's score is exp(S), whose derivatives are those powers times exp(S): that cancels in alpha, and in w_k it
/// is one positive number for the whole map, which is left out here. The paper's own program also divides the alphas of
/// a channel by their sum.
/// </remarks>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
/// <param name="Normalized">Whether the alphas of a channel are divided by their sum.</param>
[Notation("gradcam++", "Grad-CAM with weights for each position (Chattopadhay et al., 2018)")]
public sealed record GradCamPlusPlus(string? Layer = null, bool Positive = true, bool Normalized = false)
    : ActivationMethod(Layer, Positive)
{
    /// <inheritdoc/>
    protected internal override Value Weigh(Activated at)
    {
        var (gradient, squares) = (at.Gradient, at.Gradient.Square());
        var divisor = (2 * squares) + (Activated.OverPositions(at.Activation) * squares * gradient);
        var alpha = Ratio(squares, divisor);
        var shares = Normalized ? Ratio(alpha, Activated.OverPositions(alpha)) : alpha;
        return Activated.OverChannels(Activated.OverPositions(shares * gradient.Relu()) * at.Activation);
    }

    /// <summary>A quotient that is 0 where its divisor is.</summary>
    static Value Ratio(Value number, Value divisor)
    {
        var isZero = divisor.EqualTo(0);
        return isZero.Where(number.Like(0), number / isZero.Where(number.Like(1), divisor));
    }
}
