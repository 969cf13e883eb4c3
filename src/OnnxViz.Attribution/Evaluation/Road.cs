using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Remove and debias: what the probability keeps when the weakest pixels are filled in from their neighbours, less what
/// it keeps when the strongest are, by two; the mean over shares of pixels (Y. Rong et al., "A Consistent and Efficient
/// Evaluation Strategy for Attribution Methods", 2022). In text: <c>road(10, 0.01)</c>.
/// </summary>
/// <param name="Step">The shares in percent: this, twice this and so on below 100.</param>
/// <param name="Noise">The standard deviation of the noise on what is filled in.</param>
[Notation("road", "weakest less strongest pixels filled in from neighbours (Rong et al., 2022)")]
public sealed record Road(int Step = 10, float Noise = 0.01f) : MapMeasure
{
    /// <summary>The shares in percent.</summary>
    public int Step { get; init; } = Step is > 0 and < 100 ? Step : throw new OnnxVizException(
        $"the step of road is a percentage from 1 to 99, not {Step}");

    /// <inheritdoc/>
    public override bool IsHigherBetter => true;

    /// <inheritdoc/>
    public override double Of(JudgedMap map, CancellationToken stop = default)
    {
        var order = map.Order();
        int[] counts = [.. Shares().Select(share => order.Length * share / 100)];
        var strongest = counts.Select(count => Filled(map, order[..count], stop));
        var weakest = counts.Select(count => Filled(map, order[^count..], stop));
        var kept = map.Subject.Probabilities(strongest.Concat(weakest), stop);
        return kept.Select((score, at) => at < counts.Length ? -score : score).Sum(score => (double)score)
            / 2 / counts.Length;
    }

    IEnumerable<int> Shares() => Enumerable.Range(1, 99 / Step).Select(number => number * Step);

    float[] Filled(JudgedMap map, int[] places, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var random = CounterRandom.For(0, "road", places.Length);
        return Imputation.Fill(map.Subject.Pixels, map.Map.Height, map.Map.Width, places, Noise, random);
    }
}
