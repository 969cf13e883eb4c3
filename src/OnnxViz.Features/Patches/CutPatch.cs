using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>A patch cut from its picture, and what was led back to it.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Window">Where it lies in the picture as the network saw it.</param>
/// <param name="Picture">The patch itself; zero beyond the picture.</param>
/// <param name="Recomputed">The activation as it was computed again; null where nothing was led back.</param>
/// <param name="Projections">What arrived at the patch by each way: mid-grey for zero, each by its own greatest
/// magnitude.</param>
public sealed record CutPatch(
    Patch Patch, PatchWindow Window, Picture Picture, float? Recomputed,
    IReadOnlyDictionary<BackProjection, Picture> Projections)
{
    /// <summary>How far a recomputed activation may be from the stored one, as a part of it.</summary>
    public const float Tolerance = 1e-3f;

    /// <summary>
    /// Whether the activation is not what it was when the patch was found: the model or the picture is another one.
    /// </summary>
    public bool HasChanged =>
        Recomputed is { } now && !(Math.Abs(now - Patch.Value) <= Tolerance * Math.Max(1, Math.Abs(Patch.Value)));
}
