namespace OnnxViz.Video;

/// <summary>A value at a time.</summary>
/// <param name="At">The time in seconds, at least 0.</param>
/// <param name="Value">The value.</param>
/// <param name="Easing">How it goes on from there to the next key frame.</param>
public sealed record KeyFrame(double At, double Value, Easing Easing = Easing.Smooth);
