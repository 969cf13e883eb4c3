using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>A class activation map: the channels of a layer, weighed by what the score makes of them.</summary>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
public abstract record ActivationMethod(string? Layer, bool Positive) : Method
{
    /// <summary>The layer; the last one with positions where null.</summary>
    public string? Layer { get; init; } = Layer;

    /// <summary>Whether what counts against the score is left out.</summary>
    public bool Positive { get; init; } = Positive;

    /// <inheritdoc/>
    public sealed override bool IsSigned => !Positive;

    /// <summary>Writes the map at the layer's positions, before what is negative is left out.</summary>
    /// <returns>[1, 1, h, w].</returns>
    protected internal abstract Value Weigh(Activated at);

    /// <inheritdoc/>
    public sealed override Explainer Open(AttributionTask task) => new ActivationExplainer(this, task);
}
