namespace OnnxViz.Features;

/// <summary>How pictures of patches are to be read.</summary>
public static class PatchWords
{
    /// <summary>What black is in a patch.</summary>
    public const string Black = "black at an edge lies beyond the picture, where the network pads with zeros";

    /// <summary>What the colours of a projection are.</summary>
    public const string Scale =
        "mid-grey is zero; each is shown by its own greatest magnitude, so that brightness cannot be compared "
        + "between them";

    /// <summary>Both, for a sheet.</summary>
    /// <param name="ways">The ways back that are on it.</param>
    public static string Legend(IReadOnlyList<BackProjection> ways) => ways.Count == 0
        ? $"Patches: what the strongest positions see; {Black}."
        : $"Patches: what the strongest positions see; {Black}. {string.Join(", ", ways).ToLowerInvariant()}: {Scale}.";
}
