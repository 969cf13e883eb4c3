using OnnxViz.Ascent;

namespace OnnxViz.Video;

/// <summary>What a video shows and how it moves.</summary>
/// <param name="Width">The width of a picture in pixels.</param>
/// <param name="Height">The height of a picture in pixels.</param>
/// <param name="Rate">Frames per second.</param>
/// <param name="Seed">The seed of all that is random.</param>
/// <param name="Start">A picture file, or a video of onnxviz whose last frame is gone on from; null for noise.</param>
/// <param name="Stage">How frames climb.</param>
/// <param name="FirstSteps">The steps of ascent for the first frame.</param>
/// <param name="Segments">The segments, at least one.</param>
public sealed record VideoScript(
    int Width,
    int Height,
    double Rate,
    int Seed,
    string? Start,
    Stage Stage,
    int FirstSteps,
    IReadOnlyList<VideoSegment> Segments)
{
    /// <summary>Whether a picture goes on round the other side beyond its border; else as its mirror image.</summary>
    public bool Wraps { get; init; }

    /// <summary>The standard deviation of the noise that is added in a second, as a share of the range.</summary>
    public double Noise { get; init; }

    /// <summary>How fast colours go back to their aim: by a factor of e in 1 / so many seconds; 0 for never.</summary>
    public double Steadiness { get; init; }

    /// <summary>The mean that colours are kept at, in [0, 1]; null for that of the start picture, else grey.</summary>
    public float? Mean { get; init; }

    /// <summary>The standard deviation that colours are kept at; null for that of the start picture, else a
    /// fifth.</summary>
    public float? Deviation { get; init; }

    /// <summary>The seconds at the end that dissolve into the beginning, so that the video can be shown over and over;
    /// 0 for none.</summary>
    public double Loop { get; init; }

    /// <summary>The pictures of a row, where several are tiled; 0 for about as many as there are rows.</summary>
    public int Columns { get; init; }

    /// <summary>The pictures that are tiled in a frame.</summary>
    public int Tiles => Segments[0].Objectives.Count;

    /// <summary>How long it lasts in seconds.</summary>
    public double Seconds => Segments.Sum(segment => segment.Seconds);
}
