using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>An audit as people read it: a line for each layer, then the filters by name.</summary>
sealed class AuditTable(AuditOutcome outcome)
{
    /// <summary>More classes are only counted.</summary>
    const int MostLabels = 20;

    IReadOnlyList<LayerAudit> Layers => outcome.Audit.Layers;

    public IEnumerable<string> Lines() => [.. Summary(), .. Named()];

    IEnumerable<string> Summary() => TextTable.Lines(
        ["layer", .. Counts(Layers).Heads, "correlated over"],
        [
            .. Layers.Select(layer => Row(layer.Layer.Name, [layer], Positions(layer))),
            .. Layers.Count > 1 ? [Row("all", Layers, "")] : Array.Empty<string[]>(),
        ]);

    string[] Row(string name, IReadOnlyList<LayerAudit> layers, string positions) =>
        [name, .. Counts(layers).Row(), positions];

    FilterCounts Counts(IReadOnlyList<LayerAudit> layers) => FilterCounts.Of(layers, outcome);

    static string Positions(LayerAudit layer) => layer.Every == 1 ? "all positions" : $"1 in {layer.Every} positions";

    IEnumerable<string> Named()
    {
        string[][] rows =
        [
            .. outcome.Attempts is null
                ? Rows("silent", layer => Numbers(layer.In(FilterState.Silent)))
                : [
                    .. Rows("dead: ascent cannot wake them", layer => Numbers(Tried(layer, canFire: false))),
                    .. Rows("silent, but can fire", Woken)],
            .. Rows(
                "nearly silent",
                layer => Each(
                    layer.In(FilterState.NearlySilent), filter => $"{filter.Channel} ({100 * filter.Fires:0.##} %)")),
            .. Rows("always on", layer => Numbers(layer.In(FilterState.AlwaysOn))),
            .. Rows(
                "duplicates",
                layer => string.Join(
                    ", ",
                    layer.Duplicates.Select(
                        group => $"{string.Join(" = ", group.Channels)} ({group.Correlation:0.000})"))),
            .. ByLabel(),
        ];
        return rows.Length == 0 ? [] : ["", .. TextTable.Lines(["filters that are", "layer", "channels"], rows)];
    }

    IEnumerable<string[]> ByLabel()
    {
        var labels = outcome.Audit.Labels;
        return labels.Count > MostLabels
            ? Rows($"silent for some of {labels.Count} classes", layer => Numbers(
                layer.Filters.Where(filter => filter.State != FilterState.Silent && filter.FiresByLabel.Contains(0))))
            : labels.SelectMany(
                (label, number) => Rows($"silent for {label.Label}", layer => Numbers(layer.SilentFor(number))));
    }

    IEnumerable<string[]> Rows(string what, Func<LayerAudit, string> channels) =>
        Layers.Select(layer => (string[])[what, layer.Layer.Name, channels(layer)]).Where(row => row[^1].Length > 0);

    IEnumerable<FilterStatistics> Tried(LayerAudit layer, bool canFire) =>
        layer.In(FilterState.Silent).Where(filter => outcome.Attempt(layer.Layer, filter.Channel)?.CanFire == canFire);

    string Woken(LayerAudit layer) =>
        Each(
            Tried(layer, canFire: true),
            filter => $"{filter.Channel} (up to {outcome.Attempt(layer.Layer, filter.Channel)!.Max:G3})");

    static string Each(IEnumerable<FilterStatistics> filters, Func<FilterStatistics, string> text) =>
        string.Join(", ", filters.Select(text));

    static string Numbers(IEnumerable<FilterStatistics> filters) =>
        NumberRanges.Text([.. filters.Select(filter => filter.Channel)]);
}
