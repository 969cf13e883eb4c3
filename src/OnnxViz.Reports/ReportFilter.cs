using OnnxViz.Features;

namespace OnnxViz.Reports;

/// <summary>A filter: one channel of a layer.</summary>
/// <param name="Index">Its channel number.</param>
public sealed record ReportFilter(int Index)
{
    /// <summary>A name beside the number, such as a classifier's label; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>How alive it is on the pictures that were looked at; null where nobody looked.</summary>
    public FilterState? State { get; init; }

    /// <summary>What else to say about it, such as how it was proved to be dead; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>
    /// The groups of filters that do the same, itself among them; where kernels are compared, their cosine stands for
    /// the correlation.
    /// </summary>
    public IReadOnlyList<DuplicateGroup> Duplicates { get; init; } = [];

    /// <summary>Its statistics, one for each column of the layer; NaN where there is none.</summary>
    public IReadOnlyList<double> Numbers { get; init; } = [];

    /// <summary>A picture of its weights, one pixel or a few for each weight.</summary>
    public ReportImage? Kernel { get; init; }

    /// <summary>The picture that it responds to most, as <c>maximize</c> draws it.</summary>
    public ReportImage? Drawn { get; init; }

    /// <summary>Where it responds most, the strongest first.</summary>
    public IReadOnlyList<ReportPatch> Patches { get; init; } = [];
}
