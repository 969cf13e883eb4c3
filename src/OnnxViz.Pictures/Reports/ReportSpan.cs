namespace OnnxViz.Pictures.Reports;

/// <summary>What positions see along one axis, in pixels of the picture.</summary>
/// <param name="Centre">The middle of what position 0 sees; 0 is the middle of the first pixel.</param>
/// <param name="Stride">How far the middle moves from one position to the next; 0 where all positions see the same.</param>
/// <param name="Extent">How many pixels one position sees, padding counted; null for all of them.</param>
public sealed record ReportSpan(double Centre, double Stride, double? Extent);
