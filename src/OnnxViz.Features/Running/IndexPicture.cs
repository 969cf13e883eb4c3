namespace OnnxViz.Features;

/// <summary>A picture of an index with its files.</summary>
sealed record IndexPicture(string Name, string Source, string? Label, IReadOnlyList<IndexFile> Files);
