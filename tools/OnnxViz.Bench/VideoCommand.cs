using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Video;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench video net.onnx "channel(relu4_1, 17)" --frames 1000</c>: frames per second of a video beside those
/// that bare ascent steps of the same size would give, and the memory after every tenth of the frames; a JSON line.
/// </summary>
sealed class VideoCommand
{
    const int Parts = 10;

    /// <summary>The rounds in which stretches of the video and bare steps take turns.</summary>
    const int Rounds = 10;

    const int WarmUp = 3;
    const double Rate = 24;
    const double Megabyte = 1 << 20;

    [Command("video", Description = "Time the frames of a video beside bare ascent steps, and watch the memory.")]
    public void Time(VideoParameters args)
    {
        var settings = RuntimeSettings.Default with { Threads = args.Threads };
        var network = Network.Load(args.Model);
        var preprocessing = Preprocessing.Preset(args.Preprocessing);
        var script = ScriptReader.Read(ScriptOf(args), "the script");
        using var climb = Climb.Open(
            new(network, preprocessing), [.. script.Segments[0].Objectives], script.Stage, args.Size, args.Size,
            settings);
        var folder = Directory.CreateTempSubdirectory("onnxviz-bench-").FullName;
        try
        {
            var (bare, drawn, memory) = Measure(
                new VideoMaker(network, script, preprocessing, settings), climb, args, folder);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                frames = args.Frames,
                frames_per_second = drawn,
                bare_frames_per_second = bare,
                of_bare = drawn / bare,
                memory_mb = memory,
            }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <remarks>After every tenth of the frames bare steps take their turn, with the pipeline at rest.</remarks>
    static (double Bare, double Drawn, List<int> Memory) Measure(
        VideoMaker maker, Climb climb, VideoParameters args, string folder)
    {
        var (bare, drawn, memory, clock) = (
            new List<double>(), new List<double>(), new List<int>(), Stopwatch.StartNew());
        var each = Math.Max(1, args.Frames / Rounds);
        var telling = maker.Telling(progress =>
        {
            if (progress.Done == WarmUp)
            {
                clock.Restart();
            }

            if (progress.Done % each == 0)
            {
                drawn.Add((progress.Done == each ? each - WarmUp : each) / clock.Elapsed.TotalSeconds);
                bare.Add(Bare(climb, args.Steps, Math.Max(1, each / Parts)));
                memory.Add((int)(Environment.WorkingSet / Megabyte));
                clock.Restart();
            }
        });
        using var encoder = args.Encode is "none"
            ? null
            : VideoFile.Open(Path.Combine(folder, $"film{args.Encode}"), folder, Rate, null);
        telling.Draw(
            new(folder), new(0, args.Frames), encoder is null ? [] : [encoder], null, isResumed: false, default);
        return (Median(bare), Median(drawn), memory);
    }

    static double Bare(Climb climb, int steps, int frames)
    {
        climb.Step();
        var clock = Stopwatch.StartNew();
        for (var step = 0; step < steps * frames; step++)
        {
            climb.Step();
        }

        return frames / clock.Elapsed.TotalSeconds;
    }

    static JsonObject ScriptOf(VideoParameters args) => JsonNode.Parse(JsonSerializer.Serialize(new
    {
        size = args.Size,
        fps = Rate,
        steps = args.Steps,
        motion = new { zoom = 1.15, rotation = 4 },
        segments = new[] { new { objective = args.Objective, seconds = args.Frames / Rate } },
    }))!.AsObject();

    static double Median(List<double> numbers) => numbers.Order().ElementAt((numbers.Count - 1) / 2);
}
