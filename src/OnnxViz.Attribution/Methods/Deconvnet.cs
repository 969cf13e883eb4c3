using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The deconvolutional network: activations pass what is positive of what arrives, whatever went forward (M. Zeiler,
/// R. Fergus, "Visualizing and Understanding Convolutional Networks", 2014). In text: <c>deconvnet</c>.
/// </summary>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
[Notation("deconvnet", "the deconvolutional network (Zeiler and Fergus, 2014)")]
public sealed record Deconvnet(ChannelReduction Channels = ChannelReduction.Max) : GradientMethod(Channels)
{
    /// <inheritdoc/>
    public override bool IsSigned => Channels.IsSigned();

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) => at[Moment.Gradient];

    /// <inheritdoc/>
    protected override GradientRules Rules(GradientRules plain) => BackwardRules.Deconvnet(plain);
}
