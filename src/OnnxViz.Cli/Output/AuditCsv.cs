using System.Globalization;
using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>An audit as comma-separated values (RFC 4180): a line for each filter.</summary>
static class AuditCsv
{
    static readonly string[] Heads =
    [
        "layer", "channel", "state", "fires", "active", "sparsity", "lifetime_sparseness", "mean", "sd", "min", "max",
        "constant", "duplicate_of",
        "picture", "row", "column", "left", "top", "width", "height", "ascent_can_fire", "ascent_max",
    ];

    /// <summary>The whole text.</summary>
    public static string Text(AuditReport report)
    {
        var heads = Heads.Concat(report.Labels.Select(label => $"fires_on_{label.Label}"));
        var rows = report.Layers.SelectMany(layer => layer.Filters.Select(filter => Row(layer.Layer, filter)));
        return string.Concat(
            rows.Prepend(heads.Cast<object?>()).Select(row => string.Join(',', row.Select(Field)) + "\n"));
    }

    static IEnumerable<object?> Row(string layer, FilterReport filter) =>
    [
        layer, filter.Channel, Name(filter.State), filter.Fires, filter.Active, filter.Sparsity,
        filter.LifetimeSparseness, filter.Mean, filter.Sd,
        filter.Min, filter.Max, Name(filter.Constant), filter.DuplicateOf, filter.Peak.Source, filter.Peak.Row,
        filter.Peak.Column, filter.Peak.Sees.Left,
        filter.Peak.Sees.Top, filter.Peak.Sees.Width, filter.Peak.Sees.Height, Name(filter.Ascent?.CanFire),
        filter.Ascent?.Max,
        .. (filter.FiresByLabel?.Values ?? []).Cast<object?>(),
    ];

    static string Name(FilterState state) => state switch
    {
        FilterState.Silent => "silent",
        FilterState.Dead => "dead",
        FilterState.NearlySilent => "nearly silent",
        FilterState.AlwaysOn => "always on",
        _ => "alive",
    };

    static string? Name(bool? value) => value switch { true => "yes", false => "no", null => null };

    static string Field(object? value) => CsvText.Field(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
