using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>What `audit` found in a layer; correlations are over one position in so many.</summary>
sealed record LayerAuditReport(
    string Layer,
    string Tensor,
    string Operator,
    IReadOnlyList<long> Shape,
    FilterCounts Counts,
    int CorrelatedEvery,
    IReadOnlyList<DuplicateGroup> Duplicates,
    IReadOnlyList<FilterReport> Filters)
{
    public static LayerAuditReport Of(LayerAudit audit, IReadOnlyList<LabelCount> labels, AuditOutcome outcome)
    {
        var layer = audit.Layer;
        return new(
            layer.Name,
            layer.Layer.Tensor,
            layer.Layer.Operator,
            layer.Shape,
            FilterCounts.Of([audit], outcome),
            audit.Every,
            audit.Duplicates,
            [.. audit.Filters.Select(filter => FilterReport.Of(filter, labels, audit, outcome))]);
    }
}
