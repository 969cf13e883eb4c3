using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The variance of the gradient over noisy copies of the picture (J. Adebayo et al., "Local Explanation Methods for
/// Deep Neural Networks Lack Sensitivity to Parameter Values", 2018). In text: <c>vargrad(50, 0.15)</c>.
/// </summary>
/// <remarks>The unbiased one: n / (n - 1) (mean g² - (mean g)²), at least 0.</remarks>
/// <param name="Samples">The noisy copies, at least 2.</param>
/// <param name="Noise">The noise's standard deviation as a share of the pictures' range, which is 0 to 1.</param>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
[Notation("vargrad", "the variance of the gradient over noisy copies (Adebayo et al., 2018)")]
public sealed record VarGrad(
    int Samples = 50, float Noise = 0.15f, ChannelReduction Channels = ChannelReduction.Max) : GradientMethod(Channels)
{
    /// <summary>The noisy copies.</summary>
    public int Samples { get; init; } = Counted.Require(Samples, "samples", 2);

    /// <inheritdoc/>
    public override bool IsSigned => false;

    internal override int Count => Samples;

    internal override float Deviation => Noise;

    internal override IReadOnlyList<Moment> Moments => [Moment.Gradient, Moment.Square];

    internal override IReadOnlyList<Variation> Variations(int count, AttributionSettings settings) =>
        [.. Enumerable.Range(0, count).Select(sample => new Variation(1f / count, Draw: sample))];

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) =>
        (at[Moment.Square] - at[Moment.Gradient].Square()).Relu() * (Samples / (Samples - 1f));
}
