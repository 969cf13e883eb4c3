using OnnxViz.Ascent;

namespace OnnxViz.Video;

/// <summary>A stretch of a video that shows the same objectives.</summary>
/// <param name="Objectives">What it shows, one for each picture that is tiled in a frame.</param>
/// <param name="Seconds">How long it lasts, above 0.</param>
/// <param name="Fade">The seconds at its end in which it goes over into the next one, at most all of it.</param>
/// <param name="Steps">The steps of ascent for a frame, at least 0.</param>
/// <param name="Motion">How it moves; times are those of the video.</param>
public sealed record VideoSegment(
    IReadOnlyList<Objective> Objectives, double Seconds, double Fade, int Steps, MotionCurves Motion);
