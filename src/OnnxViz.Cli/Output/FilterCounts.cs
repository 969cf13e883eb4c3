using System.Text.Json.Serialization;
using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>
/// How many filters are what. Silent are all that fire on no picture; dead are those of them that ascent could not make fire either, null where that
/// was not tried. Duplicates are those that repeat one of a lower number.
/// </summary>
sealed record FilterCounts(int Filters, int Silent, int? Dead, int NearlySilent, int AlwaysOn, int Duplicates)
{
    [JsonIgnore]
    public IReadOnlyList<string> Heads => ["filters", "silent", .. Dead is null ? (string[])[] : ["dead"], "nearly silent", "always on", "duplicates"];

    public static FilterCounts Of(IReadOnlyList<LayerAudit> layers, AuditOutcome outcome) => new(
        layers.Sum(layer => layer.Filters.Count),
        Count(layers, FilterState.Silent),
        outcome.Attempts is null ? null : layers.Sum(layer => layer.Filters.Count(filter => outcome.StateOf(layer.Layer, filter) == FilterState.Dead)),
        Count(layers, FilterState.NearlySilent),
        Count(layers, FilterState.AlwaysOn),
        layers.Sum(layer => layer.Repeated));

    public string[] Row() => [$"{Filters}", $"{Silent}", .. Dead is { } dead ? (string[])[$"{dead}"] : [], $"{NearlySilent}", $"{AlwaysOn}", $"{Duplicates}"];

    static int Count(IReadOnlyList<LayerAudit> layers, FilterState state) => layers.Sum(layer => layer.In(state).Count());
}
