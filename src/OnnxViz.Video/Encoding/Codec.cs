namespace OnnxViz.Video;

/// <summary>How ffmpeg is asked to write a kind of file.</summary>
/// <param name="Ending">How the file's name ends.</param>
/// <param name="Container">What ffmpeg calls the kind of file.</param>
/// <param name="Encoder">What ffmpeg calls the encoder.</param>
/// <param name="UsualQuality">The usual constant rate factor: lower is better and larger.</param>
/// <param name="MostQuality">The largest factor.</param>
/// <param name="Options">What else it is told.</param>
sealed record Codec(
    string Ending,
    string Container,
    string Encoder,
    int UsualQuality,
    int MostQuality,
    IReadOnlyList<string> Options)
{
    public static IReadOnlyList<Codec> All { get; } =
    [
        new(".mp4", "mp4", "libx264", 18, 51, ["-preset", "medium", "-movflags", "+faststart"]),
        new(".webm", "webm", "libvpx-vp9", 30, 63, ["-b:v", "0", "-deadline", "good", "-cpu-used", "4"]),
    ];

    public static Codec? Of(string path) =>
        All.FirstOrDefault(codec => codec.Ending.Equals(Path.GetExtension(path), StringComparison.OrdinalIgnoreCase));
}
