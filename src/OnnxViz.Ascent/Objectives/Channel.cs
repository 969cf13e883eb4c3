namespace OnnxViz.Ascent;

/// <summary>The mean activation of one channel; of a layer without positions, its logit. In text: <c>channel(mixed4a,
/// 20)</c>.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">The channel, from 0.</param>
[Notation("channel", "the mean activation of one channel")]
public sealed record Channel(string Layer, int Index) : Unit(Layer, Index)
{
    private protected override Place Place => Place.Mean;
}
