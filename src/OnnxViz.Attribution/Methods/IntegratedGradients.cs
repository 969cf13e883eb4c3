using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The gradient's mean on the straight way from a baseline to the picture, times that way: (x - b) ∫ g(b + a (x - b))
/// da (M. Sundararajan, A. Taly, Q. Yan, "Axiomatic Attribution for Deep Networks", 2017). In text:
/// <c>ig(50)</c>.
/// </summary>
/// <param name="Points">The points on the way. They are doubled while the sum of the attributions misses the difference
/// of the scores by more than the tolerance.</param>
/// <param name="Baseline">Where the way begins.</param>
/// <param name="Quadrature">Where the points lie and what they weigh.</param>
/// <param name="Tolerance">The error of completeness to come to, as a share of the difference of the scores.</param>
/// <param name="Most">The most points.</param>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
[Notation("ig", "integrated gradients (Sundararajan et al., 2017)")]
public sealed record IntegratedGradients(
    int Points = 50,
    Baseline Baseline = Baseline.Zero,
    Quadrature Quadrature = Quadrature.Gauss,
    float Tolerance = 0.01f,
    int Most = 800,
    ChannelReduction Channels = ChannelReduction.Sum) : GradientMethod(Channels)
{
    /// <summary>The points on the way.</summary>
    public int Points { get; init; } = Counted.Require(Points, "points", Quadrature == Quadrature.Trapezoid ? 2 : 1);

    /// <inheritdoc/>
    public override bool IsSigned => Channels.IsSigned();

    internal override int Count => Points;

    internal override bool IsComplete => true;

    internal override bool IsPath => true;

    internal override float Accepted => Tolerance;

    internal override IReadOnlyList<Variation> Variations(int count, AttributionSettings settings) =>
        [.. Quadrature.Points(count).Select(point => new Variation((float)point.Weight, (float)point.At))];

    internal override int? CountAfter(int count, AttributionMap map) =>
        map.Facts[Completeness.Error] > Tolerance && 2 * count <= Most ? 2 * count : null;

    internal override IReadOnlyList<float[]> Backgrounds(AttributionTask task) => [Baseline.Picture(task)];

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) =>
        (at.Picture - at.Baseline) * at[Moment.Gradient];
}
