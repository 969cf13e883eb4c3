using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Video;

/// <summary>A file that the ffmpeg program writes, which is handed the frames as they come.</summary>
/// <param name="path">Where it goes.</param>
/// <param name="work">A folder beside it, for what is not finished.</param>
/// <param name="codec">How it is written.</param>
/// <param name="rate">Frames per second.</param>
/// <param name="quality">The constant rate factor.</param>
sealed class FfmpegFile(string path, string work, Codec codec, double rate, int quality) : FrameEncoder
{
    const string Program = "ffmpeg";

    /// <summary>
    /// The number of threads that it works with: the same file on any machine, and room for the ascent.
    /// </summary>
    const string Threads = "2";

    /// <summary>Sizes are even, since two by two pixels share a colour; the last row or column goes where they are
    /// not. Colours are those of HD video, and the file says so.</summary>
    const string Filter =
        "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";

    /// <summary>How ffmpeg ends on Ctrl-C, which a terminal sends to it, too: frames go on to be kept.</summary>
    const int Interrupted = 255;

    readonly string _temporary = AtomicFile.Temporary(work);
    Process? _process;
    Task<string>? _complaints;

    /// <summary>Fails where there is no ffmpeg that can be run.</summary>
    public static void Require(string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, ["-hide_banner", "-version"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
        catch (Win32Exception failure)
        {
            throw Missing(path, failure);
        }
    }

    public override void Add(Picture picture)
    {
        var frame = picture.ToColour();
        _process ??= Start(frame.Width, frame.Height);
        try
        {
            _process.StandardInput.BaseStream.Write(frame.ToBytes());
        }
        catch (IOException failure)
        {
            _process.WaitForExit();
            if (_process.ExitCode != Interrupted)
            {
                throw Failed(failure);
            }
        }
    }

    public override void Finish()
    {
        if (_process is null)
        {
            return;
        }

        _process.StandardInput.Close();
        _process.WaitForExit();
        if (_process.ExitCode != 0)
        {
            throw Failed();
        }

        File.Move(_temporary, path, overwrite: true);
    }

    public override void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        File.Delete(_temporary);
    }

    Process Start(int width, int height)
    {
        string[] words =
        [
            "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
            $"{width}x{height}", "-framerate", rate.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
            "-an", "-vf", Filter, "-c:v", codec.Encoder, "-crf", $"{quality}", .. codec.Options, "-threads", Threads,
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", codec.Container, _temporary,
        ];
        try
        {
            var process = Process.Start(new ProcessStartInfo(Program, words)
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
            })!;
            _complaints = process.StandardError.ReadToEndAsync();
            return process;
        }
        catch (Win32Exception failure)
        {
            throw Missing(path, failure);
        }
    }

    OnnxVizException Failed(Exception? inner = null)
    {
        var said = _complaints!.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.Trim();
        var message =
            $"ffmpeg did not write {path}: {said ?? $"exit code {_process!.ExitCode}"}; the frames are kept as PNG";
        return inner is null ? new(message) : new(message, inner);
    }

    static OnnxVizException Missing(string path, Exception failure) => new(
        $"{path} is written by the ffmpeg program, which is not on the PATH: install it (Debian, Ubuntu: apt-get "
        + "install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), or name a .gif file or a "
        + "folder for PNG frames, which need none",
        failure);
}
