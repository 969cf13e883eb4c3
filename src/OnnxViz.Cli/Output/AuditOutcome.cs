using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>An audit, and what became of its silent filters where a proof was asked for.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Attempts">The attempts to make silent filters fire, by layer; null where none were made.</param>
sealed record AuditOutcome(Audit Audit, IReadOnlyDictionary<string, IReadOnlyList<FiringAttempt>>? Attempts)
{
    /// <summary>The attempt at a filter; null where there was none.</summary>
    public FiringAttempt? Attempt(
        FeatureLayer layer,
        int channel) => Attempts is not null && Attempts.TryGetValue(layer.Layer.Tensor, out var attempts)
        ? attempts.FirstOrDefault(attempt => attempt.Channel == channel)
        : null;

    /// <summary>What a filter is: dead only where that is proved.</summary>
    public FilterState StateOf(FeatureLayer layer, FilterStatistics filter) =>
        filter.StateAfter(Attempt(layer, filter.Channel));
}
