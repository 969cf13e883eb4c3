using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Reports;

/// <summary>A layer and its filters.</summary>
/// <param name="Name">What to call it: alias or tensor.</param>
/// <param name="Filters">Its filters, or those chosen; walked once, in order, while the page is written.</param>
public sealed record ReportLayer(string Name, IEnumerable<ReportFilter> Filters)
{
    /// <summary>The tensor it makes; empty where that is not known.</summary>
    public string Tensor { get; init; } = "";

    /// <summary>The operator that makes it; empty where that is not known.</summary>
    public string Operator { get; init; } = "";

    /// <summary>Its shape for one picture, such as [64, 56, 56]; empty where that is not known.</summary>
    public IReadOnlyList<long> Shape { get; init; } = [];

    /// <summary>
    /// What its positions see of the picture; null where that is not known, and then no place is boxed.
    /// </summary>
    public ReceptiveField? Field { get; init; }

    /// <summary>What else there is to say about the layer.</summary>
    public IReadOnlyList<ReportFact> Facts { get; init; } = [];

    /// <summary>What the numbers of its filters mean, in the order of <see cref="ReportFilter.Numbers"/>.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; init; } = [];

    /// <summary>Its feature maps, at most one entry for each picture; walked once, before the filters.</summary>
    public IEnumerable<ReportMaps> Maps { get; init; } = [];

    /// <summary>A layer of a network.</summary>
    public static ReportLayer Of(Layer layer, IEnumerable<ReportFilter> filters) =>
        new(layer.Name, filters) { Tensor = layer.Tensor, Operator = layer.Operator, Field = layer.ReceptiveField };

    /// <summary>A layer whose maps are taken.</summary>
    public static ReportLayer Of(FeatureLayer layer, IEnumerable<ReportFilter> filters) =>
        Of(layer.Layer, filters) with { Shape = [.. layer.Shape] };
}
