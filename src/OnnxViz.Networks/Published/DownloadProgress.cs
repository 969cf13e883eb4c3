namespace OnnxViz.Networks;

/// <summary>How far a download is.</summary>
/// <param name="File">What is downloaded.</param>
/// <param name="Done">Bytes that are there.</param>
public sealed record DownloadProgress(PublishedFile File, long Done);
