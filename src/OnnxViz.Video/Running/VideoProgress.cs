namespace OnnxViz.Video;

/// <summary>How far a video is.</summary>
/// <param name="Done">The frames that are there, those that only lead to others included.</param>
/// <param name="Total">The frames that there are to be.</param>
/// <param name="Shown">What the last one shows.</param>
/// <param name="Rate">Frames per second since the beginning, drawn ones alone.</param>
public sealed record VideoProgress(int Done, int Total, string Shown, double Rate);
