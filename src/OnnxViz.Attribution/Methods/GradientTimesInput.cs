using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The gradient times what the pixel differs from the baseline: (x - b) dS/dx (A. Shrikumar et al., "Not Just a Black
/// Box", 2016). In text: <c>gradxinput</c>.
/// </summary>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
/// <param name="Baseline">What pixels are compared with: the input's zero makes it gradient times network
/// input.</param>
[Notation("gradxinput", "gradient times input (Shrikumar et al., 2016)")]
public sealed record GradientTimesInput(
    ChannelReduction Channels = ChannelReduction.Sum, Baseline Baseline = Baseline.Zero) : GradientMethod(Channels)
{
    /// <inheritdoc/>
    public override bool IsSigned => Channels.IsSigned();

    internal override IReadOnlyList<float[]> Backgrounds(AttributionTask task) => [Baseline.Picture(task)];

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) =>
        (at.Picture - at.Baseline) * at[Moment.Gradient];
}
