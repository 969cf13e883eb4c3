using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>A method that is made from gradients with respect to a picture and variations of it.</summary>
/// <param name="Channels">How the numbers of a pixel's channels become one.</param>
public abstract record GradientMethod(ChannelReduction Channels) : Method
{
    /// <summary>How the numbers of a pixel's channels become one.</summary>
    public ChannelReduction Channels { get; init; } = Channels;

    /// <summary>How many variations it takes.</summary>
    internal virtual int Count => 1;

    /// <summary>The standard deviation of the noise, as a share of the pictures' range.</summary>
    internal virtual float Deviation => 0;

    /// <summary>Whether attributions should sum up to the difference of scores, which is measured then.</summary>
    internal virtual bool IsComplete => false;

    /// <summary>Whether the variations lie on the way from the first background to the picture, and the sum of their
    /// gradients is all that is needed.</summary>
    internal virtual bool IsPath => false;

    /// <summary>The error of that sum that nothing is said of, as a share.</summary>
    internal virtual float Accepted => 0.01f;

    /// <summary>What is summed over the variations.</summary>
    internal virtual IReadOnlyList<Moment> Moments => [Moment.Gradient];

    /// <summary>The variations of a picture; the weights of their gradients sum up to 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="settings">Seed and backgrounds.</param>
    internal virtual IReadOnlyList<Variation> Variations(int count, AttributionSettings settings) => [new()];

    /// <summary>With how many variations to try again; null where the map is good enough.</summary>
    /// <param name="count">How many it was made from.</param>
    /// <param name="map">What came out.</param>
    internal virtual int? CountAfter(int count, AttributionMap map) => null;

    /// <summary>A map with what there is to say of it; that of a complete method is told already.</summary>
    internal virtual AttributionMap Measured(AttributionMap map) => map;

    /// <summary>The backgrounds that variations name, [C, H, W] each.</summary>
    internal virtual IReadOnlyList<float[]> Backgrounds(AttributionTask task) => [Baseline.Zero.Picture(task)];

    /// <summary>Writes what arrives at the pictures into a graph: usually the gradient of their scores.</summary>
    /// <param name="scored">The pictures and their scores.</param>
    /// <param name="plain">The rules of the gradient itself on the device in use.</param>
    /// <returns>[N, C, H, W].</returns>
    protected internal virtual Value Arrive(ScoredPictures scored, GradientRules plain) =>
        new Differentiator(Rules(plain)).Differentiate(scored.Scores, scored.Pictures)[0];

    /// <summary>Writes the attribution of each channel of each pixel into a graph.</summary>
    /// <returns>[1, C, H, W].</returns>
    protected internal abstract Value Finish(SampledGradients at);

    /// <summary>The rules by which what arrives passes back: usually those of the gradient.</summary>
    /// <param name="plain">The rules of the gradient itself on the device in use.</param>
    protected virtual GradientRules Rules(GradientRules plain) => plain;

    /// <inheritdoc/>
    public sealed override Explainer Open(AttributionTask task) => new GradientExplainer(this, task);
}
