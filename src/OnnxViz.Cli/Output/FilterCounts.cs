using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>How many filters are what; duplicates are those that repeat one of a lower number.</summary>
sealed record FilterCounts(int Filters, int Dead, int NearlyDead, int AlwaysOn, int Duplicates)
{
    public static string[] Heads { get; } = ["filters", "dead", "nearly dead", "always on", "duplicates"];

    public static FilterCounts Of(IReadOnlyList<LayerAudit> layers) => new(
        layers.Sum(layer => layer.Filters.Count),
        Count(layers, FilterState.Dead),
        Count(layers, FilterState.NearlyDead),
        Count(layers, FilterState.AlwaysOn),
        layers.Sum(layer => layer.Repeated));

    public string[] Row() => [$"{Filters}", $"{Dead}", $"{NearlyDead}", $"{AlwaysOn}", $"{Duplicates}"];

    static int Count(IReadOnlyList<LayerAudit> layers, FilterState state) => layers.Sum(layer => layer.In(state).Count());
}
