namespace OnnxViz.Video;

/// <summary>What a run came to.</summary>
/// <param name="Frames">The frames that were written or found.</param>
/// <param name="Drawn">The frames that were drawn, those that only lead to others included.</param>
/// <param name="Seconds">The time that drawing them took.</param>
/// <param name="IsWhole">Whether all frames are there; else it was stopped.</param>
public sealed record VideoResult(int Frames, int Drawn, double Seconds, bool IsWhole);
