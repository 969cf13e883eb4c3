namespace OnnxViz.Features;

/// <summary>What the filters of a layer do over all pictures.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Filters">Its filters, by channel.</param>
/// <param name="Duplicates">Its duplicates; no filter is in two groups.</param>
/// <param name="Every">Correlations are over one position in so many; 1 for all of them.</param>
public sealed record LayerAudit(
    FeatureLayer Layer, IReadOnlyList<FilterStatistics> Filters, IReadOnlyList<DuplicateGroup> Duplicates, int Every)
{
    /// <summary>How many filters repeat one of a lower number.</summary>
    public int Repeated => Duplicates.Sum(group => group.Channels.Count - 1);

    /// <summary>The filter of the lowest number that a filter repeats; null where it repeats none.</summary>
    public int? DuplicateOf(int channel) => Duplicates
        .Where(group => group.Channels.Skip(1).Contains(channel)).Select(
            group => (int?)group.Channels[0]).FirstOrDefault();

    /// <summary>The filters in a state.</summary>
    public IEnumerable<FilterStatistics> In(FilterState state) => Filters.Where(filter => filter.State == state);

    /// <summary>The filters that fire on other classes but on no picture of one.</summary>
    /// <param name="label">The class, by its place in <see cref="Audit.Labels"/>.</param>
    public IEnumerable<FilterStatistics> SilentFor(int label) =>
        Filters.Where(filter => filter.State != FilterState.Silent && filter.FiresByLabel[label] == 0);
}
