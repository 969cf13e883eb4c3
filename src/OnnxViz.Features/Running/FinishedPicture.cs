namespace OnnxViz.Features;

/// <summary>What has become of a picture.</summary>
/// <param name="Entry">The picture.</param>
/// <param name="State">Whether it was done now, was done before, or could not be read.</param>
/// <param name="Files">Its files; none where it could not be read.</param>
/// <param name="Error">What is wrong with it, in one line; null where nothing is.</param>
public sealed record FinishedPicture(
    PictureEntry Entry, PictureState State, IReadOnlyList<FeatureFile> Files, string? Error = null);
