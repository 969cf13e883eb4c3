using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// How much the score changes with a pixel: |dS/dx| (K. Simonyan, A. Vedaldi, A. Zisserman, "Deep Inside Convolutional
/// Networks", 2013, section 3). In text: <c>saliency</c>.
/// </summary>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
[Notation("saliency", "the gradient's absolute value (Simonyan et al., 2013)")]
public sealed record Saliency(ChannelReduction Channels = ChannelReduction.Max) : GradientMethod(Channels)
{
    /// <inheritdoc/>
    public override bool IsSigned => false;

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) => at[Moment.Gradient].Abs();
}
