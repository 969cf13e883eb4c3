namespace OnnxViz.Attribution;

/// <summary>A method that only looks at scores of pictures of which something is hidden.</summary>
/// <param name="Baseline">What stands where something is hidden.</param>
public abstract record PerturbationMethod(Baseline Baseline) : Method
{
    /// <summary>What stands where something is hidden.</summary>
    public Baseline Baseline { get; init; } = Baseline;

    /// <summary>How many masks it takes of a picture of a size.</summary>
    internal abstract int CountFor(int height, int width);

    /// <summary>What a mask leaves of the picture, [H, W] from 0 to 1; the same at every call.</summary>
    internal abstract float[] Mask(int number, int height, int width, int seed);

    /// <summary>The map from the scores behind the masks.</summary>
    /// <param name="score">The score of the whole picture.</param>
    /// <param name="masked">Each mask and the score behind it.</param>
    /// <param name="size">The places of a mask.</param>
    internal abstract float[] Combine(float score, IEnumerable<(float[] Mask, float Score)> masked, int size);

    /// <inheritdoc/>
    public sealed override Explainer Open(AttributionTask task) => new PerturbationExplainer(this, task);
}
