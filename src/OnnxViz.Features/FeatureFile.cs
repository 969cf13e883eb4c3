namespace OnnxViz.Features;

/// <summary>A file that a picture leaves behind.</summary>
/// <param name="Path">Its path below the folder, parted by <c>/</c>.</param>
/// <param name="Layer">The layer in it; null where it holds all of them.</param>
/// <param name="Bytes">How long it will be; null where that is not known before.</param>
public sealed record FeatureFile(string Path, string? Layer = null, long? Bytes = null);
