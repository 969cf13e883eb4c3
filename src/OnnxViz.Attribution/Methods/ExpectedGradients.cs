using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Integrated gradients from many pictures at once: the mean of (x - b) g(b + a (x - b)) over draws of b from a set and
/// of a from 0 to 1 (G. Erion et al., "Improving performance of deep learning models with axiomatic attribution priors
/// and expected gradients", 2021). In text: <c>expected(100)</c>.
/// </summary>
/// <param name="Samples">The draws.</param>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
[Notation("expected", "expected gradients over a folder of pictures (Erion et al., 2021)")]
public sealed record ExpectedGradients(
    int Samples = 100, ChannelReduction Channels = ChannelReduction.Sum) : GradientMethod(Channels)
{
    /// <summary>The draws.</summary>
    public int Samples { get; init; } = Counted.Require(Samples, "samples");

    /// <inheritdoc/>
    public override bool IsSigned => Channels.IsSigned();

    internal override int Count => Samples;

    internal override bool IsComplete => true;

    internal override IReadOnlyList<Moment> Moments => [Moment.Displaced];

    /// <remarks>
    /// The set is gone through in turn and the shares are one in each equal part of 0 to 1, both in an order of their
    /// own: draws that leave no part out.
    /// </remarks>
    internal override IReadOnlyList<Variation> Variations(int count, AttributionSettings settings)
    {
        var random = CounterRandom.For(settings.Seed, "expected", count);
        var shares = Enumerable.Range(0, count).OrderBy(index => random.Uniform(index)).ToArray();
        return [.. shares.Select((part, draw) => new Variation(
            1f / count, (float)((part + random.Uniform(count + draw)) / count), draw % settings.Background.Count))];
    }

    internal override IReadOnlyList<float[]> Backgrounds(AttributionTask task) => task.Settings.Background.Count > 0
        ? task.Settings.Background
        : throw new OnnxVizException($"{this} compares with a set of pictures: name a folder of them by --background");

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) => at[Moment.Displaced];
}
