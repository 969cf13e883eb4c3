using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// How fast a class's probability falls as the pixels that count most are taken away: the area under the curve, the
/// smaller the better (V. Petsiuk et al., "RISE", 2018, section 4.1). In text: <c>deletion(224)</c>.
/// </summary>
/// <param name="Pixels">How many pixels go at a time.</param>
[Notation("deletion", "area under the probability as the strongest pixels go (Petsiuk et al., 2018)")]
public sealed record Deletion(int Pixels = 224) : MapMeasure
{
    /// <summary>How many pixels go at a time.</summary>
    public int Pixels { get; init; } = Counted.Require(Pixels, "pixels");

    /// <inheritdoc/>
    public override bool IsHigherBetter => false;

    /// <inheritdoc/>
    public override double Of(JudgedMap map, CancellationToken stop = default) =>
        RemovalCurve.Area(map.Subject.Probabilities(
            RemovalCurve.Pictures(map.Subject.Pixels, map.Subject.Nothing, map.Order(), Pixels), stop));
}
