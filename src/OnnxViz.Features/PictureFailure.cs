namespace OnnxViz.Features;

/// <summary>A picture that could not be used: not read, not fitted, or not drawn.</summary>
/// <param name="Entry">The picture.</param>
/// <param name="Reason">What is wrong with it, in one line.</param>
public sealed record PictureFailure(PictureEntry Entry, string Reason);
