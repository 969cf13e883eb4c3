using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>The mean square of a layer: whatever it already sees, more of it. In text: <c>layer(mixed4a)</c>.</summary>
/// <param name="Layer">The layer.</param>
public sealed record WholeLayer(string Layer) : Objective
{
    /// <inheritdoc/>
    public override IEnumerable<string> Layers => [Layer];

    /// <inheritdoc/>
    public override Value Build(Activations at) => at[Layer].Square().Mean(keep: false);

    /// <inheritdoc/>
    public override Objective Rename(Func<string, string> name) => this with { Layer = name(Layer) };

    /// <inheritdoc/>
    public override string ToString() => ObjectiveText.Of("layer", Layer);
}
