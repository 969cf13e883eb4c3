using System.Diagnostics;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class VideoTests : Scratch
{
    const int Patience = 120_000;
    const string Two = "channel(relu1, 0); channel(relu2, 3)";

    string Net => TinyNet.Write(At("tiny.onnx"));

    [Fact]
    public void A_gif_its_frames_and_its_manifest_come_of_objectives()
    {
        var run = Draw("film.gif", "--objectives", Two, "--json").AssertDone();
        Assert.Equal(["film.frames", "film.gif", "film.json", "tiny.onnx"], Names());
        Assert.Equal([.. Enumerable.Range(0, 8).Select(frame => $"frame-{frame:000000}.png"), "states", "video.json"],
            Names("film.frames"));
        Assert.Equal(8, run.Json[0].GetProperty("frames").GetInt32());
        Assert.Contains("8 frames, 2 s: ", run.Error);
        var manifest = File.ReadAllText(At("film.json"));
        Assert.All(["\"objective\": \"channel(relu2, 3)\"", "\"width\": 12", "\"frames\": 8"],
            part => Assert.Contains(part, manifest));
    }

    [Fact]
    public void A_manifest_draws_the_video_again()
    {
        Draw("film.gif", "--objectives", Two).AssertDone();
        CliRun.Here("video", Net, At("film.json"), "-o", At("again.gif"), "--threads", "1").AssertDone();
        AssertSame("film.frames", "again.frames", 0, 8);
        Assert.Equal(File.ReadAllBytes(At("film.gif")), File.ReadAllBytes(At("again.gif")));
    }

    [Fact]
    public void A_script_is_taken_with_what_options_say()
    {
        File.WriteAllText(At("film.script"), """
            { "fps": 24, "size": 32, "segments": [{ "objective": ["channel(relu1, 0)", "channel(relu1, 1)"] }] }
            """);
        CliRun.Here(
            "video", Net, At("film.script"), "-o", At("film"), "--fps", "2", "--size", "12x10", "--steps", "1",
            "--first-steps", "2", "--jitter", "1", "--rate", "0.02", "--noise", "0.01", "--penalty", "variation(0.1)",
            "--border", "wrap", "--preview", "2", "--threads", "1").AssertDone();
        var frame = PictureFile.Read(At("film/frame-000003.png"));
        Assert.Equal((24, 10), (frame.Width, frame.Height));
        Assert.Contains("preview.gif", Names("film"));
        var plan = File.ReadAllText(At("film/video.json"));
        Assert.All(
            ["\"fps\": 2", "\"size\": \"12x10\"", "\"rate\": 0.02", "\"jitter(1)\"", "\"border\": \"wrap\""],
            part => Assert.Contains(part, plan));
    }

    [Fact]
    public void A_part_is_drawn_again_in_its_place_and_as_a_clip_the_same()
    {
        Draw("film.gif", "--objectives", Two).AssertDone();
        var whole = File.ReadAllBytes(At("film.gif"));
        File.Copy(At("film.frames/frame-000005.png"), At("five.png"));
        File.WriteAllText(At("film.frames/frame-000005.png"), "no picture");
        Draw("film.gif", "--objectives", Two, "--from", "00:01", "--to", "1.75").AssertDone();
        Assert.Equal(File.ReadAllBytes(At("five.png")), File.ReadAllBytes(At("film.frames/frame-000005.png")));
        Assert.Equal(whole, File.ReadAllBytes(At("film.gif")));
        Draw("clip.gif", "--objectives", Two, "--from", "00:01", "--to", "1.75", "--reuse", At("film.gif"))
            .AssertDone();
        AssertSame("film.frames", "clip.frames", 4, 7);
        Assert.Equal(5, Names("clip.frames").Length);
    }

    [SkippableTheory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Kill)]
    public void A_stopped_video_goes_on_to_the_same_bytes(int signal)
    {
        Signals.Require();
        string[] words = ["--objectives", Two, "--seconds", "12", "--fps", "10", "--steps", "4", "--size", "24"];
        Draw("whole.gif", words).AssertDone();
        using (var process = CliRun.Start(
            ["video", Net, "-o", At("film.gif"), "--threads", "1", "--first-steps", "2", .. words]))
        {
            WaitFor(() => File.Exists(At($"film.frames/frame-{new Random().Next(3, 40):000000}.png")));
            Signals.Send(signal, process);
            var error = process.StandardError.ReadToEnd();
            Assert.True(process.WaitForExit(Patience));
            Assert.False(File.Exists(At("film.gif")));
            if (signal == Signals.Interrupt)
            {
                Assert.Equal(130, process.ExitCode);
                Assert.Matches(
                    "stopped; [0-9]+ of 120 frames are in .*: the same command with --resume goes on", error);
            }
        }

        Draw("film.gif", [.. words, "--resume"]).AssertDone();
        AssertSame("whole.frames", "film.frames", 0, 120);
        Assert.Equal(File.ReadAllBytes(At("whole.gif")), File.ReadAllBytes(At("film.gif")));
        Assert.DoesNotContain(Names("film.frames"), name => name.EndsWith(".tmp"));
    }

    [Fact]
    public void Another_video_is_not_gone_on_with()
    {
        Draw("film", "--objectives", Two).AssertDone();
        Draw("film", "--objectives", Two, "--resume").AssertDone();
        Draw("film", "--objectives", Two, "--seed", "5", "--resume").AssertOneLine(
            1, "holds another video", "\"seed\": 5");
        Draw("none", "--objectives", Two, "--resume").AssertOneLine(1, "holds no frames");
        Draw("film", "--objectives", Two, "--seed", "5").AssertDone();
    }

    [Fact]
    public void A_part_does_not_clear_a_video_that_was_stopped()
    {
        Draw("film", "--objectives", Two).AssertDone();
        File.Delete(At("film/frame-000007.png"));
        Draw("film", "--objectives", Two, "--from", "0.5", "--to", "1").AssertOneLine(
            1, "holds some frames of a video, not all 8", "--resume");
        Draw("film", "--objectives", Two, "--resume").AssertDone();
        Assert.Contains("frame-000007.png", Names("film"));
        Draw("part", "--objectives", Two, "--from", "0.5", "--to", "1").AssertDone();
        Draw("part", "--objectives", Two, "--from", "0.5", "--to", "1").AssertDone();
    }

    [Fact]
    public void Frames_of_somebody_else_are_not_written_over()
    {
        Directory.CreateDirectory(At("film"));
        File.WriteAllText(At("film/frame-000001.png"), "mine");
        Draw("film", "--objectives", Two).AssertOneLine(1, "that are of no video of onnxviz");
        Assert.Equal("mine", File.ReadAllText(At("film/frame-000001.png")));
    }

    [Fact]
    public void Without_ffmpeg_there_is_one_line_that_says_what_else_there_is()
    {
        if (!OperatingSystem.IsWindows())
        {
            var dotnet = Path.GetDirectoryName(Environment.ProcessPath)!;
            var run = CliRun.Apart(
                new Dictionary<string, string> { ["PATH"] = dotnet },
                "video", Net, "--objectives", Two, "-o", At("film.mp4"));
            run.AssertOneLine(1, "ffmpeg", "not on the PATH", "apt-get install ffmpeg", ".gif", "folder");
            Assert.Equal(["tiny.onnx"], Names());
        }
    }

    [Theory]
    [InlineData(2, "give a script, or --objectives")]
    [InlineData(2, "exclude each other", "x.json", "--objectives", "layer(relu1)")]
    [InlineData(1, "x.json cannot be read", "x.json")]
    [InlineData(1, "--objectives: segments[1].objective: ", "--objectives", "layer(relu1); layer(relu1")]
    [InlineData(1, "segments[1].objective: ", "--objectives", "layer(relu1); layer(relu9)")]
    [InlineData(1, "--objectives: fps: a number from 0.1 to 1000", "--objectives", "layer(relu1)", "--fps", "0")]
    [InlineData(2, "--to lies behind --from", "--objectives", "layer(relu1)", "--from", "3", "--to", "00:02")]
    [InlineData(2, "--from lies behind the end", "--objectives", "layer(relu1)", "--from", "00:02")]
    [InlineData(2, "is a time such as 3.5 or 00:03, not x", "--objectives", "layer(relu1)", "--from", "x")]
    [InlineData(2, "is a time such as 3.5 or 00:03, not 1:70", "--objectives", "layer(relu1)", "--to", "1:70")]
    [InlineData(2, "--reuse is for a part", "--objectives", "layer(relu1)", "--reuse", "film")]
    [InlineData(2, "--crf is for .mp4 and .webm", "--objectives", "layer(relu1)", "--crf", "20")]
    [InlineData(2, "--jitter and --transform", "--objectives", "layer(relu1)", "--jitter", "2", "--transform", "flip")]
    [InlineData(
        1, "compares pictures of a unit, and a video has one", "--objectives", "layer(relu1) - diversity(relu1)")]
    [InlineData(1, "no such.png", "--objectives", "layer(relu1)", "--start", "no such.png")]
    public void What_makes_no_video_is_said_in_one_line(int code, string reason, params string[] words)
    {
        CliRun.Here(["video", Net, .. words, "-o", At("film")]).AssertOneLine(code, reason);
        Assert.Equal(["tiny.onnx"], Names());
    }

    [Fact]
    public void A_file_that_is_no_video_of_ours_is_no_folder() => Draw("film.avi", "--objectives", Two).AssertOneLine(
        2, "film.avi does not do for --output: name a .mp4 file or a .webm file or a .gif file or a folder");

    CliRun Draw(string output, params string[] words) => CliRun.Here(
        [
            "video", Net, .. words, "-o", At(output), "--threads", "1", .. Unless(words, "--size", "12"),
            .. Unless(words, "--seconds", "2"), .. Unless(words, "--fps", "4"), .. Unless(words, "--steps", "2"),
            "--first-steps", "2",
        ]);

    static string[] Unless(string[] words, string option, string value) =>
        words.Contains(option) ? [] : [option, value];

    void AssertSame(string one, string other, int first, int end)
    {
        for (var frame = first; frame < end; frame++)
        {
            var name = $"frame-{frame:000000}.png";
            Assert.True(
                File.ReadAllBytes(At($"{one}/{name}")).SequenceEqual(File.ReadAllBytes(At($"{other}/{name}"))), name);
        }
    }

    static void WaitFor(Func<bool> condition)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); Thread.Sleep(5))
        {
            Assert.True(clock.ElapsedMilliseconds < Patience);
        }
    }
}
