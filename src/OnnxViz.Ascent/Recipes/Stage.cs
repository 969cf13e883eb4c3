namespace OnnxViz.Ascent;

/// <summary>
/// A stretch of a climb in which nothing but numbers changes from step to step. In text:
/// <c>stage(256, pixels, [jitter(14)], normalized, octaves, [variation(0.1)])</c>.
/// </summary>
/// <param name="Steps">The number of updates.</param>
/// <param name="Parameterization">How pictures are made from parameters.</param>
/// <param name="Transforms">What is done to a picture before the network sees it.</param>
/// <param name="Optimizer">The rule that moves the parameters.</param>
/// <param name="Filter">What is done to the gradient first; null for nothing.</param>
/// <param name="Penalties">What the pictures are to keep small; null for nothing.</param>
/// <param name="Scale">The size of its pictures, as a share of the size asked for.</param>
/// <param name="Sampling">The views that the network has of a picture; null for the picture itself.</param>
[Notation("stage", "a stretch of a climb")]
public sealed record Stage(
    int Steps,
    Parameterization Parameterization,
    IReadOnlyList<Transform> Transforms,
    Optimizer Optimizer,
    GradientFilter? Filter = null,
    IReadOnlyList<Penalty>? Penalties = null,
    float Scale = 1,
    Sampling? Sampling = null)
{
    /// <inheritdoc/>
    public override string ToString() => Notation.Write(this);
}
