namespace OnnxViz.Attribution;

/// <summary>How two maps are compared.</summary>
public enum MapSimilarity
{
    /// <summary>Spearman's rank correlation of their numbers.</summary>
    Spearman,

    /// <summary>Structural similarity, window 11, deviation 1.5.</summary>
    Ssim,
}
