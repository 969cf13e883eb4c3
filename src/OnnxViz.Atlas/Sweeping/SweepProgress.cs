namespace OnnxViz.Atlas;

/// <summary>How far a sweep is.</summary>
/// <param name="Share">
/// The share of its work that is done, 0 to 1: steps of units, by what they cost; what was done before does not count.
/// </param>
/// <param name="Units">Units that are done, those from before included.</param>
/// <param name="Of">Units there are.</param>
/// <param name="Layer">The layer under way.</param>
public sealed record SweepProgress(double Share, int Units, int Of, string Layer);
