namespace OnnxViz.Pictures.Reports;

/// <summary>A filter that another one is like.</summary>
/// <param name="Index">Its channel number in the same layer.</param>
/// <param name="Likeness">How alike they are, 1 for the same: correlation of responses, or cosine of kernels.</param>
public sealed record ReportDuplicate(int Index, double Likeness);
