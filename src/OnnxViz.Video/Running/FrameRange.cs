namespace OnnxViz.Video;

/// <summary>The frames of a video that are written.</summary>
/// <param name="First">The first one, from 0.</param>
/// <param name="End">The one behind the last.</param>
public sealed record FrameRange(int First, int End)
{
    /// <summary>How many there are.</summary>
    public int Count => End - First;
}
