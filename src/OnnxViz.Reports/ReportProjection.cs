namespace OnnxViz.Reports;

/// <summary>What in a patch a filter responds to, as one method shows it.</summary>
/// <param name="Method">Such as "gradient", "guided", "deconvnet".</param>
/// <param name="Image">The projection as a picture, of the size of the patch.</param>
public sealed record ReportProjection(string Method, ReportImage Image);
