namespace OnnxViz.Ascent;

/// <summary>An objective that is one channel of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Index">The channel, from 0.</param>
public abstract record Unit(string Layer, int Index) : Objective
{
    /// <summary>Where in the layer.</summary>
    private protected abstract Place Place { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<MaskedSum> Sums => [new(Layer, Index, Place)];

    /// <inheritdoc/>
    internal sealed override Objective Before(PreActivations before) =>
        before.Find(Layer, Index, mayMove: Place.IsMean) is var (layer, index)
            ? this with { Layer = layer, Index = index }
            : this;
}
