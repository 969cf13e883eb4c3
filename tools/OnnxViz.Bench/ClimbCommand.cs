using System.Diagnostics;
using System.Text.Json;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench climb net.onnx --layer relu4_1</c>: what drawing a layer's channels costs beside its steps:
/// sessions made, by purpose, and seconds
/// before the first step; one JSON line on standard output.
/// </summary>
sealed class ClimbCommand
{
    [Command(
        "climb",
        Description = "Count the sessions that drawing a layer's channels takes, and the seconds before the first "
            + "step.")]
    public void Climb(ClimbParameters args)
    {
        using var counts = new StepCounts();
        var start = Stopwatch.GetTimestamp();
        var network = Network.Load(args.Model);
        var layer = network.FindLayers().Find(args.Layer);
        var channels = args.Channels is > 0 and var some ? some : (int)layer.Channels;
        var clock = new List<double>();
        var visualizer = new Visualizer(
            network, Settings(network, args))
        { OnStep = _ => clock.Add(Stopwatch.GetElapsedTime(start).TotalSeconds) };
        var drawn = visualizer.Maximize(
            [.. Enumerable.Range(0, channels).Select(channel => new Channel(layer.Tensor, channel))]).ToArray();
        var (run, fold, probe) = (Made("run"), Made("fold"), Made("probe"));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            layer = layer.Name,
            units = drawn.Length,
            batch = visualizer.BatchSize,
            sessions = run + fold + probe,
            run,
            fold,
            probe,
            first_step_s = clock[0],
            step_s = clock.Zip(clock.Skip(1), (before, after) => after - before).Order().ElementAt(
                (clock.Count - 1) / 2),
            total_s = Stopwatch.GetElapsedTime(start).TotalSeconds,
        }));

        long Made(string purpose) => (long)counts.Take($"{SessionMeter.Sessions}:{purpose}");
    }

    static AscentSettings Settings(Network network, ClimbParameters args)
    {
        var size = args.Size;
        var (width, height) = size > 0
            ? (size, size)
            : ((int)network.FindInput().UsualWidth, (int)network.FindInput().UsualHeight);
        return new(
            width, height, args.Steps, 1, new NormalizedAscent(), new Pixels(), [new Jitter(
                Math.Max(1, Math.Min(width, height) / 16))],
            Preprocessing.Preset(args.Preprocessing), RuntimeSettings.Default)
        { Batch = args.Batch, Narrowing = args.Narrowing };
    }
}
