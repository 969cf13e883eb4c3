using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;
using SixLabors.ImageSharp;

namespace OnnxViz.Video.Tests;

/// <summary>What files are made of frames, as others read them.</summary>
public sealed class EncodingTests : IDisposable
{
    readonly SmallVideo _video = new();

    public void Dispose() => _video.Dispose();

    [SkippableTheory]
    [InlineData("film.mp4", "h264", "16x16", 16, 16)]
    [InlineData("film.webm", "vp9", "16x16", 16, 16)]
    [InlineData("film.mp4", "h264", "33x21", 32, 20)]
    [InlineData("film.webm", "vp9", "21x34", 20, 34)]
    public void Ffprobe_finds_frames_duration_size_and_codec(
        string name, string codec, string size, int width, int height)
    {
        RequireFfmpeg();
        var path = _video.At(name);
        using (var file = VideoFile.Open(path, _video.At(""), 8, null))
        {
            _video.Draw("film", Sized(size), encoders: [file]);
        }

        var told = Probe(path);
        Assert.Equal(
            [codec, $"{width}", $"{height}", "yuv420p", "8/1", "12"],
            new[] { "codec_name", "width", "height", "pix_fmt", "r_frame_rate", "nb_read_frames" }.Select(
                key => told[key]));
        Assert.Equal(1.5, double.Parse(told["duration"], CultureInfo.InvariantCulture), 0.01);
    }

    [SkippableFact]
    public void An_mp4_can_be_shown_before_it_is_loaded_and_shows_the_frames()
    {
        RequireFfmpeg();
        var path = _video.At("film.mp4");
        using (var file = VideoFile.Open(path, _video.At(""), 8, 1))
        {
            _video.Draw("film", Sized("48x32"), encoders: [file]);
        }

        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.InRange(
            text.IndexOf("moov", StringComparison.Ordinal), 0, text.IndexOf("mdat", StringComparison.Ordinal));
        Run("ffmpeg", "-v", "error", "-i", path, _video.At("back-%06d.png"));
        var back = PictureFile.Read(_video.At("back-000008.png"));
        Assert.InRange(TestPictures.MeanDistance(_video.Frame("film", 7), back), 0, 0.08);
        Assert.Equal(Means(_video.Frame("film", 7)), Means(back), (left, right) => Math.Abs(left - right) < 0.02);
    }

    [SkippableTheory]
    [InlineData("film.mp4")]
    [InlineData("film.webm")]
    [InlineData("film.gif")]
    public void A_file_is_the_same_whether_or_not_its_run_was_stopped(string name)
    {
        if (!name.EndsWith(".gif"))
        {
            RequireFfmpeg();
        }

        var script = Sized("16x16");
        using (var whole = VideoFile.Open(_video.At($"whole-{name}"), _video.At(""), 8, null))
        {
            _video.Draw("whole", script, encoders: [whole]);
        }

        using (var stopped = VideoFile.Open(_video.At($"stopped-{name}"), _video.At(""), 8, null))
        {
            _video.Draw("stopped", script, encoders: [stopped], stopAt: 5);
        }

        Assert.False(File.Exists(_video.At($"stopped-{name}")));
        Assert.Empty(Directory.EnumerateFiles(_video.At(""), "*.tmp"));
        using (var resumed = VideoFile.Open(_video.At($"stopped-{name}"), _video.At(""), 8, null))
        {
            _video.Draw("stopped", script, encoders: [resumed], isResumed: true);
        }

        Assert.Equal(File.ReadAllBytes(_video.At($"whole-{name}")), File.ReadAllBytes(_video.At($"stopped-{name}")));
    }

    [Fact]
    public void A_gif_has_all_frames_each_for_its_time_and_goes_on_for_ever()
    {
        var path = _video.At("film.gif");
        using (var file = VideoFile.Open(path, _video.At(""), 8, null))
        {
            _video.Draw("film", Sized("33x21"), encoders: [file]);
        }

        using var image = Image.Load(path);
        Assert.Equal((12, 33, 21), (image.Frames.Count, image.Width, image.Height));
        Assert.Equal(0, image.Metadata.GetGifMetadata().RepeatCount);
        var delays = image.Frames.Select(frame => frame.Metadata.GetGifMetadata().FrameDelay).ToArray();
        Assert.All(delays, delay => Assert.InRange(delay, 12, 13));
        Assert.Equal(150, delays.Sum());
        Assert.InRange(TestPictures.MeanDistance(PictureFile.Read(path), _video.Frame("film", 0)), 0, 0.03);
    }

    [Fact]
    public void A_preview_has_every_so_many_frames_and_is_small()
    {
        using (var preview = new PreviewFile(_video.At("small.gif"), 5, 8))
        {
            for (var frame = 0; frame < 12; frame++)
            {
                preview.Add(TestPictures.Slope(320, 160));
                using var image = Image.Load(_video.At("small.gif"));
                Assert.Equal((1 + (frame / 5), 160, 80), (image.Frames.Count, image.Width, image.Height));
            }
        }
    }

    [Fact]
    public void A_gif_is_not_faster_than_browsers_show_it() => Assert.Contains(
        "at most 50 frames per second, not 60",
        Assert.Throws<OnnxVizException>(() => VideoFile.Require("film.gif", 60, null)).Message);

    [Theory]
    [InlineData("film.mp4", 52, "from 0 to 51 for .mp4, not 52")]
    [InlineData("film.webm", 64, "from 0 to 63 for .webm, not 64")]
    [InlineData("film.gif", 20, "has no --crf")]
    public void A_quality_that_there_is_not_is_refused(string file, int quality, string reason) => Assert.Contains(
        reason, Assert.Throws<OnnxVizException>(() => VideoFile.Require(file, 24, quality)).Message);

    static VideoScript Sized(string size) => SmallVideo.Script(SmallVideo.Moving.Replace("16,", $"\"{size}\","));

    static float[] Means(Picture picture) =>
        [.. Enumerable.Range(0, picture.Channels).Select(channel => picture.Plane(channel).ToArray().Average())];

    static Dictionary<string, string> Probe(string path) => Run(
        "ffprobe", "-v", "error", "-count_frames", "-show_entries",
        "stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_frames:format=duration", "-of",
        "default=noprint_wrappers=1", path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
        line => line.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]);

    static void RequireFfmpeg()
    {
        try
        {
            Run("ffprobe", "-version");
        }
        catch (Win32Exception)
        {
            Skip.If(true, "The ffmpeg program is not installed (on Debian, apt-get install ffmpeg).");
        }
    }

    static string Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
