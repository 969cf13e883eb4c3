using System.Text.Json.Serialization;
using OnnxViz.Features;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Output;

/// <summary>What `audit` found; the names are the keys of its JSON.</summary>
sealed record AuditReport(
    string Model,
    string Hash,
    PreprocessingReport Preprocessing,
    AuditLimits Limits,
    int Pictures,
    IReadOnlyList<FailureReport> Failures,
    IReadOnlyList<LabelCount> Labels,
    FilterCounts Counts,
    IReadOnlyList<LayerAuditReport> Layers)
{
    /// <summary>What stands at the top of a page.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReportFact> Facts =>
    [
        new("model", $"{Model} ({Hash})", IsFolded: true),
        new("preprocessing", $"{Preprocessing.Name} ({Preprocessing.Source})"),
        new("fires", $"above {Limits.Epsilon}"),
        new("nearly silent", $"fires on fewer than {100 * Limits.NearlySilent:0.##} % of the pictures"),
        new("duplicates", $"correlate above {Limits.Duplicate}"),
    ];

    public static AuditReport Of(string model, string hash, PreprocessingReport preprocessing, AuditSettings settings, AuditOutcome outcome)
    {
        var audit = outcome.Audit;
        return new(
            model,
            hash,
            preprocessing,
            new(settings.Epsilon, settings.NearlySilent, settings.Duplicate),
            audit.Pictures,
            [.. audit.Failures.Select(failure => new FailureReport(failure.Entry.Name, failure.Entry.Source, failure.Reason))],
            audit.Labels,
            FilterCounts.Of(audit.Layers, outcome),
            [.. audit.Layers.Select(layer => LayerAuditReport.Of(layer, audit.Labels, outcome))]);
    }
}
