using OnnxViz.Graph;

namespace OnnxViz.Video;

/// <summary>The kinds of video files.</summary>
public static class VideoFile
{
    const string Gif = ".gif";

    /// <summary>Whether a path names a video file; else it is a folder of frames.</summary>
    public static bool IsNamedLikeOne(string path) => IsGif(path) || Codec.Of(path) is not null;

    /// <summary>How names of video files end.</summary>
    public static IReadOnlyList<string> Endings => [.. Codec.All.Select(codec => codec.Ending), Gif];

    /// <summary>The quality that a file is written with: a constant rate factor; null for none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asked">What was asked for; null for the usual one.</param>
    public static int? Quality(string path, int? asked) =>
        Codec.Of(path) is { } codec ? asked ?? codec.UsualQuality : null;

    /// <summary>The size that frames have in a file: even where colours are shared by two by two pixels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width of the frames.</param>
    /// <param name="height">The height of the frames.</param>
    public static (int Width, int Height) SizeOf(string path, int width, int height) =>
        Codec.Of(path) is null ? (width, height) : (width & ~1, height & ~1);

    /// <summary>Fails where a file cannot be written: at that rate, of that quality, or for want of ffmpeg.</summary>
    /// <exception cref="OnnxVizException">It cannot.</exception>
    public static void Require(string path, double rate, int? quality)
    {
        if (IsGif(path) && rate > GifFile.MostRate)
        {
            throw new OnnxVizException(
                $"{path}: a GIF shows at most {GifFile.MostRate} frames per second, not {rate}: lower --fps, or name "
                + "an .mp4 file");
        }

        if (Codec.Of(path) is not { } codec)
        {
            if (quality is not null)
            {
                throw new OnnxVizException($"{path} has no --crf: it is for {string.Join(" and ", Codec.All.Select(
                    each => each.Ending))} files");
            }

            return;
        }

        if (quality < 0 || quality > codec.MostQuality)
        {
            throw new OnnxVizException($"--crf is from 0 to {codec.MostQuality} for {codec.Ending}, not {quality}");
        }

        FfmpegFile.Require(path);
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="work">A folder beside it, for what is not finished.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="quality">The constant rate factor; null for the usual one.</param>
    public static FrameEncoder Open(string path, string work, double rate, int? quality) =>
        Codec.Of(path) is { } codec
            ? new FfmpegFile(path, work, codec, rate, quality ?? codec.UsualQuality)
            : new GifFile(path, work, rate);

    static bool IsGif(string path) => Path.GetExtension(path).Equals(Gif, StringComparison.OrdinalIgnoreCase);
}
