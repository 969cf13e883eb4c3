using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// How fast a class's probability rises as the pixels that count most come into a blurred picture: the area under the
/// curve, the greater the better (V. Petsiuk et al., "RISE", 2018, section 4.1). In text: <c>insertion(224)</c>.
/// </summary>
/// <param name="Pixels">How many pixels come at a time.</param>
/// <param name="Window">The side of the blur's window, odd.</param>
/// <param name="Sigma">The blur's standard deviation in pixels.</param>
[Notation("insertion", "area under the probability as the strongest pixels come (Petsiuk et al., 2018)")]
public sealed record Insertion(int Pixels = 224, int Window = 11, float Sigma = 5) : MapMeasure
{
    /// <summary>How many pixels come at a time.</summary>
    public int Pixels { get; init; } = Counted.Require(Pixels, "pixels");

    /// <summary>The side of the blur's window, odd.</summary>
    public int Window { get; init; } = Counted.Require(Window, "window");

    /// <inheritdoc/>
    public override bool IsHigherBetter => true;

    /// <inheritdoc/>
    public override double Of(JudgedMap map, CancellationToken stop = default)
    {
        var (pixels, plane) = (map.Subject.Pixels, map.Map.Numbers.Length);
        float[] blurred = [.. pixels.Chunk(plane).SelectMany(
            channel => GaussianWindow.Blur(channel, map.Map.Height, map.Map.Width, Window, Sigma))];
        return RemovalCurve.Area(
            map.Subject.Probabilities(RemovalCurve.Pictures(blurred, pixels, map.Order(), Pixels), stop));
    }
}
