namespace OnnxViz.Attribution;

/// <summary>A changed picture whose gradient counts: share x + (1 - share) b + noise.</summary>
/// <param name="Weight">How much its gradient counts.</param>
/// <param name="Share">The share of the picture x, 1 for all of it.</param>
/// <param name="Background">The number of the background b, from 0.</param>
/// <param name="Draw">The number of the noise that is added, from 0; null for none.</param>
public sealed record Variation(float Weight = 1, float Share = 1, int Background = 0, int? Draw = null);
