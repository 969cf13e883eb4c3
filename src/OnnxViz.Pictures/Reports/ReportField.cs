namespace OnnxViz.Pictures.Reports;

/// <summary>What the positions of a layer see of the picture.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Columns">From left to right.</param>
public sealed record ReportField(ReportSpan Rows, ReportSpan Columns);
