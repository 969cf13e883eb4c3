using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>How the frames of moving pictures are drawn.</summary>
/// <param name="Count">How many pictures move side by side.</param>
/// <param name="Height">Their height in pixels.</param>
/// <param name="Width">Their width in pixels.</param>
/// <param name="Stage">How a frame climbs; its pictures are pixels.</param>
/// <param name="Seed">The seed of the start, the noise and the transforms.</param>
/// <param name="Runtime">Where and with how many threads.</param>
public sealed record ReelSettings(int Count, int Height, int Width, Stage Stage, int Seed, RuntimeSettings Runtime)
{
    /// <summary>Whether a picture goes on round the other side beyond its border; else as its mirror image.</summary>
    public bool Wraps { get; init; }

    /// <summary>What colours are kept at; null for mid-grey of a fifth of the range.</summary>
    public ColourAim? Colours { get; init; }

    /// <summary>How many prepared steps are kept while others are in use, at least 1.</summary>
    public int KeptSteps { get; init; } = 3;
}
