namespace OnnxViz.Atlas;

/// <summary>How far a sweep is.</summary>
/// <param name="Done">Steps of units done; what was done before does not count.</param>
/// <param name="Total">Steps of units that there are.</param>
/// <param name="Units">Units that are done, those from before included.</param>
/// <param name="Of">Units there are.</param>
/// <param name="Layer">The layer under way.</param>
public sealed record SweepProgress(long Done, long Total, int Units, int Of, string Layer);
