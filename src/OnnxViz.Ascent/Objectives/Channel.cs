using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>The mean activation of one channel; of a layer without positions, its logit. In text: <c>channel(mixed4a, 20)</c>.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">The channel, from 0.</param>
public sealed record Channel(string Layer, int Index) : Objective
{
    /// <inheritdoc/>
    public override IEnumerable<string> Layers => [Layer];

    /// <inheritdoc/>
    public override Value Build(Activations at) => OneChannel.Of(at[Layer], Layer, Index).Mean(keep: false);

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) => this with { Layer = name(Layer) };

    /// <inheritdoc/>
    public override string ToString() => ObjectiveText.Of("channel", Layer, Index);
}
