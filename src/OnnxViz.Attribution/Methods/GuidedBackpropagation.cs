using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The gradient, of which activations pass what is positive alone (J. Springenberg et al., "Striving for Simplicity",
/// 2014). In text: <c>guided</c>.
/// </summary>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
[Notation("guided", "guided backpropagation (Springenberg et al., 2014)")]
public sealed record GuidedBackpropagation(
    ChannelReduction Channels = ChannelReduction.Max) : GradientMethod(Channels)
{
    /// <inheritdoc/>
    public override bool IsSigned => Channels.IsSigned();

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) => at[Moment.Gradient];

    /// <inheritdoc/>
    protected override GradientRules Rules(GradientRules plain) => BackwardRules.Guided(plain);
}
