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

    public static AuditReport Of(
        string model, string hash, PreprocessingReport preprocessing, AuditSettings settings, AuditOutcome outcome)
    {
        var audit = outcome.Audit;
        return new(
            model,
            hash,
            preprocessing,
            new(settings.Epsilon, settings.NearlySilent, settings.Duplicate),
            audit.Pictures,
            [.. audit.Failures.Select(
                failure => new FailureReport(failure.Entry.Name, failure.Entry.Source, failure.Reason))],
            audit.Labels,
            FilterCounts.Of(audit.Layers, outcome),
            [.. audit.Layers.Select(layer => LayerAuditReport.Of(layer, audit.Labels, outcome))]);
    }
}

/// <summary>
/// What counted as what: above which activation a filter fires, below which share of pictures it is nearly silent,
/// above which correlation a duplicate.
/// </summary>
sealed record AuditLimits(float Epsilon, double NearlySilent, double Duplicate);

/// <summary>A picture that could not be read.</summary>
sealed record FailureReport(string Picture, string Source, string Error);

/// <summary>
/// How many filters are what. Silent are all that fire on no picture; dead are those of them that ascent could not make
/// fire either, null where that was not tried. Duplicates are those that repeat one of a lower number.
/// </summary>
sealed record FilterCounts(int Filters, int Silent, int? Dead, int NearlySilent, int AlwaysOn, int Duplicates)
{
    [JsonIgnore]
    public IReadOnlyList<string> Heads =>
        ["filters", "silent", .. Dead is null ? (string[])[] : ["dead"], "nearly silent", "always on", "duplicates"];

    public static FilterCounts Of(IReadOnlyList<LayerAudit> layers, AuditOutcome outcome) => new(
        layers.Sum(layer => layer.Filters.Count),
        Count(layers, FilterState.Silent),
        outcome.Attempts is null
            ? null
            : layers.Sum(
                layer => layer.Filters.Count(filter => outcome.StateOf(layer.Layer, filter) == FilterState.Dead)),
        Count(layers, FilterState.NearlySilent),
        Count(layers, FilterState.AlwaysOn),
        layers.Sum(layer => layer.Repeated));

    public string[] Row() =>
    [
        $"{Filters}",
        $"{Silent}",
        .. Dead is { } dead ? (string[])[$"{dead}"] : [],
        $"{NearlySilent}",
        $"{AlwaysOn}",
        $"{Duplicates}",
    ];

    static int Count(IReadOnlyList<LayerAudit> layers, FilterState state) =>
        layers.Sum(layer => layer.In(state).Count());
}

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

/// <summary>
/// What `audit` found about a filter; the share of each class's pictures that it fires on, and of a silent one what
/// ascent came to.
/// </summary>
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
    public static FilterReport Of(
        FilterStatistics filter, IReadOnlyList<LabelCount> labels, LayerAudit layer, AuditOutcome outcome) => new(
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
        labels.Count == 0
            ? null
            : labels.Zip(filter.FiresByLabel).ToDictionary(pair => pair.First.Label, pair => pair.Second),
        outcome.Attempt(layer.Layer, filter.Channel) is { } attempt
            ? new(attempt.CanFire, attempt.Max, attempt.Score)
            : null);
}

/// <summary>Where a filter is highest, and the pixels of the network's input that it sees there.</summary>
sealed record PeakReport(string Picture, string Source, int? Row, int? Column, PatchWindow Sees)
{
    public static PeakReport Of(FilterPeak peak) =>
        new(peak.Picture.Name, peak.Picture.Source, peak.Row, peak.Column, peak.Sees);
}

/// <summary>
/// What gradient ascent came to that tried to make a silent filter fire: its highest activation, and the pre-activation
/// reached.
/// </summary>
sealed record AscentReport(bool CanFire, float Max, float PreActivation);
