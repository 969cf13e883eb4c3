namespace OnnxViz.Features;

/// <summary>What the filters of some layers do over many pictures.</summary>
/// <param name="Pictures">How many pictures were seen; those that could not be read are not among them.</param>
/// <param name="Failures">Those that could not be read.</param>
/// <param name="Labels">The classes, numbers by size and others by name; empty where no picture has one.</param>
/// <param name="Layers">The layers.</param>
public sealed record Audit(
    int Pictures, IReadOnlyList<PictureFailure> Failures, IReadOnlyList<LabelCount> Labels,
    IReadOnlyList<LayerAudit> Layers)
{
    /// <summary>How many filters there are.</summary>
    public int Filters => Layers.Sum(layer => layer.Filters.Count);

    /// <summary>How many filters are in a state.</summary>
    public int Count(FilterState state) => Layers.Sum(layer => layer.In(state).Count());

    /// <summary>How many filters repeat one of a lower number of their layer.</summary>
    public int Repeated => Layers.Sum(layer => layer.Repeated);
}
