using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The mean gradient over noisy copies of the picture (D. Smilkov et al., "SmoothGrad", 2017). In text:
/// <c>smoothgrad(50, 0.15)</c>.
/// </summary>
/// <param name="Samples">The noisy copies.</param>
/// <param name="Noise">The noise's standard deviation as a share of the pictures' range, which is 0 to 1.</param>
/// <param name="Absolute">Where the absolute value is taken.</param>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
/// <param name="Squared">Whether gradients are squared before the mean (S. Hooker et al., "A Benchmark for
/// Interpretability Methods", 2019); the absolute value has no part in it then.</param>
[Notation("smoothgrad", "the mean gradient over noisy copies (Smilkov et al., 2017)")]
public sealed record SmoothGrad(
    int Samples = 50,
    float Noise = 0.15f,
    AbsoluteValue Absolute = AbsoluteValue.After,
    ChannelReduction Channels = ChannelReduction.Max,
    bool Squared = false) : GradientMethod(Channels)
{
    /// <summary>The noisy copies.</summary>
    public int Samples { get; init; } = Counted.Require(Samples, "samples");

    /// <inheritdoc/>
    public override bool IsSigned => !Squared && Absolute == AbsoluteValue.None && Channels.IsSigned();

    internal override int Count => Samples;

    internal override float Deviation => Noise;

    internal override IReadOnlyList<Moment> Moments => [Summed];

    Moment Summed => Squared ? Moment.Square
        : Absolute == AbsoluteValue.Before ? Moment.Absolute
        : Moment.Gradient;

    internal override IReadOnlyList<Variation> Variations(int count, AttributionSettings settings) =>
        [.. Enumerable.Range(0, count).Select(sample => new Variation(1f / count, Draw: sample))];

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) =>
        Absolute == AbsoluteValue.After && !Squared ? at[Summed].Abs() : at[Summed];
}
