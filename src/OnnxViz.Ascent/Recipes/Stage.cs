using OnnxViz.Graph;

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
/// <param name="Side">The length of the shorter side of its pictures in pixels, in place of the scale.</param>
/// <param name="Blur">The side of the box that blurs the pictures of the stage before, an odd number of pixels; 0 for
/// none.</param>
/// <param name="Enlarged">Runs it over and over at growing sizes; null for once.</param>
/// <param name="From">The picture file that the pictures of a first stage start from; null for noise.</param>
/// <param name="Leak">The share of what arrives at a ReLU that passes it on the way back where it is shut, 0 to
/// 1.</param>
[Notation("stage", "a stretch of a climb")]
public sealed record Stage(
    int Steps,
    Parameterization Parameterization,
    IReadOnlyList<Transform> Transforms,
    Optimizer Optimizer,
    GradientFilter? Filter = null,
    IReadOnlyList<Penalty>? Penalties = null,
    float Scale = 1,
    Sampling? Sampling = null,
    int? Side = null,
    int Blur = 0,
    Enlargement? Enlarged = null,
    string? From = null,
    float Leak = 0)
{
    /// <summary>What passes a shut ReLU on the way back.</summary>
    public float Leak { get; init; } = Leak is >= 0 and <= 1
        ? Leak
        : throw new OnnxVizException($"what leaks through a shut ReLU is a share from 0 to 1, not {Leak}");

    /// <inheritdoc/>
    public override string ToString() => Notation.Write(this);

    /// <summary>The size of what climbs, given the size asked for: with the canvas around the pictures.</summary>
    internal (int Height, int Width) SizeOf(int height, int width)
    {
        var (scale, margin) = (
            Side is { } side ? side / (double)Math.Min(height, width) : Scale, CanvasWindow.Margin(Transforms));
        return (
            Math.Max(1, (int)Math.Round(height * scale)) + margin,
            Math.Max(1, (int)Math.Round(width * scale)) + margin);
    }

    /// <summary>The stages that it stands for.</summary>
    internal IEnumerable<Stage> Unfold() => Enlarged?.Unfold(this) ?? [this];
}
