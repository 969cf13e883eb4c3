namespace OnnxViz.Features;

/// <summary>Filters of a layer that do the same, up to scale and offset.</summary>
/// <param name="Channels">Their numbers, ascending; at least two. Each correlates with some other of them above the
/// limit.</param>
/// <param name="Correlation">The lowest of their correlations (Pearson).</param>
public sealed record DuplicateGroup(IReadOnlyList<int> Channels, double Correlation);
