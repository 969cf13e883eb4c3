namespace OnnxViz.Reports;

/// <summary>A name and what there is to say about it, in plain text.</summary>
/// <param name="Name">Such as "preprocessing".</param>
/// <param name="Value">Such as "imagenet (from the model card)".</param>
/// <param name="IsFolded">Whether a page shows it only when asked to, such as a path and its checksum.</param>
public sealed record ReportFact(string Name, string Value, bool IsFolded = false);
