namespace OnnxViz.Features;

/// <summary>Finds filters that correlate.</summary>
static class Duplicates
{
    /// <summary>The groups of filters that hang together by correlations above a limit.</summary>
    /// <param name="filters">The filters that may have duplicates, ascending.</param>
    /// <param name="correlation">The correlation of two filters.</param>
    /// <param name="limit">The limit.</param>
    public static IReadOnlyList<DuplicateGroup> Among(
        IReadOnlyList<int> filters, Func<int, int, double> correlation, double limit)
    {
        var groups = new List<List<int>>();
        foreach (var filter in filters)
        {
            var near = groups.Where(group => group.Exists(other => correlation(filter, other) > limit)).ToArray();
            groups.RemoveAll(near.Contains);
            groups.Add([.. near.SelectMany(group => group), filter]);
        }

        return [.. groups.Where(group => group.Count > 1)
            .Select(group => group.Order().ToArray())
            .OrderBy(group => group[0])
            .Select(group => new DuplicateGroup(group, Lowest(group, correlation)))];
    }

    static double Lowest(int[] group, Func<int, int, double> correlation) =>
        group.SelectMany(
            filter => group.Where(other => other < filter).Select(other => correlation(filter, other))).Min();
}
