namespace OnnxViz.Attribution;

/// <summary>A measure of single maps: pictures are changed as a map says, and scored.</summary>
public abstract record MapMeasure : Measure
{
    /// <summary>Measures one map.</summary>
    /// <param name="map">The map with its picture.</param>
    /// <param name="stop">Ends it early.</param>
    public abstract double Of(JudgedMap map, CancellationToken stop = default);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<IReadOnlyList<double>> Of(
        IReadOnlyList<JudgedMethod> methods, CancellationToken stop = default) =>
        [.. methods.Select(method => (double[])[.. method.Maps.Select(map => Of(map, stop))])];
}
