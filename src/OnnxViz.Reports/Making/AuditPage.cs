using OnnxViz.Features;

namespace OnnxViz.Reports;

/// <summary>
/// An audit as a report: the statistics of every filter, what it saw where it was highest, and what ascent drew for a
/// silent one.
/// </summary>
/// <param name="extractor">What the audit was made with.</param>
/// <param name="pictures">The pictures; those with maxima are read again.</param>
/// <param name="audit">The audit.</param>
/// <param name="attempts">What ascent came to, by layer and channel; null where nothing was tried.</param>
public sealed class AuditPage(
    FeatureExtractor extractor, PictureList pictures, Audit audit,
    Func<FeatureLayer, int, FiringAttempt?>? attempts = null)
{
    /// <summary>More classes than this have no columns.</summary>
    const int MostLabels = 20;

    static readonly ReportColumn[] Columns =
    [
        new("fires", "the share of pictures on which it is above epsilon anywhere", Percent: true),
        new("active", "the share of positions where it is above epsilon", Percent: true),
        new("mean", "the mean over all positions of all pictures"),
        new("sd", "the standard deviation over all positions of all pictures"),
        new("min", "the lowest activation"),
        new("max", "the highest activation"),
        new(
            "sparseness",
            "lifetime sparseness, 1 - mean(r)^2 / mean(r^2): near 1 where few positions carry everything"),
    ];

    /// <summary>The report.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="facts">What was done and with what; how many pictures there were follows.</param>
    public Report Report(string title, IReadOnlyList<ReportFact> facts) => new(
        title,
        [
            .. facts,
            new(
                "pictures",
                audit.Failures.Count == 0
                    ? $"{audit.Pictures}"
                    : $"{audit.Pictures}, and {audit.Failures.Count} that could not be read"),
        ],
        [],
        audit.Layers.Select(Layer));

    IReadOnlyList<LabelCount> Labels => audit.Labels.Count > MostLabels ? [] : audit.Labels;

    ReportLayer Layer(LayerAudit layer)
    {
        var peaks = Peaks(layer);
        var filters = layer.Filters.Select(
            filter => Filter(layer, filter, peaks.GetValueOrDefault(filter.Channel) ?? Unseen(filter)));
        return ReportLayer.Of(layer.Layer, filters) with
        {
            Facts =
            [
                new(
                    "silent",
                    $"{layer.In(FilterState.Silent).Count()} of {layer.Filters.Count} fire on none of these pictures"),
                .. Proven(layer),
                new(
                    "duplicates",
                    $"{layer.Repeated}, correlated over "
                    + $"{(layer.Every == 1 ? "all positions" : $"1 in {layer.Every} positions")}"),
            ],
            Columns =
            [
                .. Columns,
                .. Labels.Select(label =>
                    new ReportColumn(
                        $"on {label.Label}",
                        $"the share of the pictures of class {label.Label} on which it fires",
                        Percent: true)),
            ],
        };
    }

    /// <summary>
    /// What each filter saw where it was highest, cut in the order of the pictures, so that each is read once.
    /// </summary>
    Dictionary<int, ReportPatch> Peaks(LayerAudit layer)
    {
        using var cutter = new PatchCutter(extractor, layer.Layer, pictures, []) { OnFailure = _ => { } };
        var patches = layer.Filters
            .Select(filter => new Patch(
                filter.Channel, filter.Peak.Picture.Position, filter.Peak.Picture.Name, filter.Max,
                filter.Peak.Row ?? 0, filter.Peak.Column ?? 0))
            .OrderBy(patch => patch.Picture);
        return cutter.Cut([.. patches]).ToDictionary(
            cut => cut.Patch.Channel,
            cut => new ReportPatch(cut.Patch.Name, cut.Patch.Value)
            {
                Position = layer.Filters[cut.Patch.Channel].Peak.Row is null ? null : (cut.Patch.Row, cut.Patch.Column),
                Image = ReportImage.Of(cut.Picture),
            });
    }

    /// <summary>The place of a peak whose picture has become unreadable since: there is nothing to see of it.</summary>
    static ReportPatch Unseen(FilterStatistics filter) =>
        new($"{filter.Peak.Picture.Name}, which cannot be read any more", filter.Max);

    ReportFilter Filter(LayerAudit layer, FilterStatistics filter, ReportPatch peak)
    {
        var attempt = attempts?.Invoke(layer.Layer, filter.Channel);
        return new(filter.Channel)
        {
            State = filter.StateAfter(attempt),
            Note = attempt is null
                ? Note(filter)
                : attempt.CanFire
                    ? $"ascent makes it fire, up to {attempt.Max:G3}"
                    : "ascent cannot make it fire either",
            Duplicates = [.. layer.Duplicates.Where(group => group.Channels.Contains(filter.Channel))],
            Numbers =
            [
                filter.Fires, filter.Active, filter.Mean, filter.Sd, filter.Min, filter.Max,
                filter.LifetimeSparseness ?? double.NaN,
                .. Labels.Select((_, label) => filter.FiresByLabel[label]),
            ],
            Patches = filter.State != FilterState.Silent ? [peak]
                : attempt is { CanFire: true }
                ? [new("drawn by ascent", attempt.Max) { Image = ReportImage.Of(attempt.Drawn) }]
                : [],
        };
    }

    /// <summary>How many are proved to be dead, where that was tried.</summary>
    IEnumerable<ReportFact> Proven(LayerAudit layer)
    {
        FiringAttempt[] tried =
        [
            .. layer.In(FilterState.Silent).Select(filter => attempts?.Invoke(layer.Layer, filter.Channel))
                .OfType<FiringAttempt>(),
        ];
        return tried.Length == 0
            ? []
            : [new("dead", $"{tried.Count(attempt => !attempt.CanFire)}: ascent cannot make them fire either")];
    }

    static string Note(FilterStatistics filter) => filter.State == FilterState.Silent
        ? "it fires on none of these pictures; whether it can fire was not tried"
        : "";
}
