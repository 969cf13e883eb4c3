using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>What `audit` found about a filter; the share of each class's pictures that it fires on, and of a silent one what ascent came to.</summary>
sealed record FilterReport(
    int Channel,
    FilterState State,
    double Fires,
    double Active,
    double Sparsity,
    double? LifetimeSparseness,
    double Mean,
    double Sd,
    float Min,
    float Max,
    bool Constant,
    int? DuplicateOf,
    PeakReport Peak,
    IReadOnlyDictionary<string, double>? FiresByLabel,
    AscentReport? Ascent)
{
    public static FilterReport Of(FilterStatistics filter, IReadOnlyList<LabelCount> labels, LayerAudit layer, AuditOutcome outcome) => new(
        filter.Channel,
        outcome.StateOf(layer.Layer, filter),
        filter.Fires,
        filter.Active,
        filter.Sparsity,
        filter.LifetimeSparseness,
        filter.Mean,
        filter.Sd,
        filter.Min,
        filter.Max,
        filter.IsConstant,
        layer.DuplicateOf(filter.Channel),
        PeakReport.Of(filter.Peak),
        labels.Count == 0 ? null : labels.Zip(filter.FiresByLabel).ToDictionary(pair => pair.First.Label, pair => pair.Second),
        outcome.Attempt(layer.Layer, filter.Channel) is { } attempt ? new(attempt.CanFire, attempt.Max, attempt.Score) : null);
}
