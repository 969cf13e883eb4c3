namespace OnnxViz.Reports;

/// <summary>A place in a picture where a filter responds.</summary>
/// <param name="Picture">The name of the picture.</param>
/// <param name="Value">How strongly it responds there.</param>
public sealed record ReportPatch(string Picture, float Value)
{
    /// <summary>The row and column of the position in the map; null where the layer has no positions.</summary>
    public (int Y, int X)? Position { get; init; }

    /// <summary>
    /// What the position sees; left out, the page cuts it from the picture of that name, if the report has it.
    /// </summary>
    public ReportImage? Image { get; init; }

    /// <summary>The same patch as the network's gradient shows it, by method.</summary>
    public IReadOnlyList<ReportProjection> Projections { get; init; } = [];
}
