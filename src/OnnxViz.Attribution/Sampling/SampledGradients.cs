using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>What an attribution is made from, written into a graph.</summary>
/// <param name="picture">The picture x, [1, C, H, W].</param>
/// <param name="baseline">The first background b, [1, C, H, W].</param>
/// <param name="score">The score of the picture, [1].</param>
/// <param name="sums">The weighted sums over the variations, [1, C, H, W] each.</param>
public sealed class SampledGradients(
    Value picture, Value baseline, Value score, IReadOnlyDictionary<Moment, Value> sums)
{
    /// <summary>The picture, [1, C, H, W].</summary>
    public Value Picture => picture;

    /// <summary>The first background, [1, C, H, W].</summary>
    public Value Baseline => baseline;

    /// <summary>The score of the picture as it is, [1].</summary>
    public Value Score => score;

    /// <summary>A weighted sum over the variations, [1, C, H, W].</summary>
    public Value this[Moment moment] => sums[moment];
}
