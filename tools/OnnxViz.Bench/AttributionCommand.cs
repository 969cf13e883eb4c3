using System.Diagnostics;
using System.Text.Json;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench attribution net.onnx "class(281)"</c>: seconds for integrated gradients and Grad-CAM as ratios to
/// single runs of forward pass and input gradient, in turns, on the clock and of processor time; one JSON line. More
/// points take no more memory: compare the peaks of two processes.
/// </summary>
sealed class AttributionCommand
{
    [Command("attribution", Description = "Time integrated gradients and Grad-CAM beside bare gradients.")]
    public void Time(AttributionParameters args)
    {
        var settings = new AttributionSettings(
            RuntimeSettings.Default with { Threads = args.Threads, Trace = args.Trace }, args.Batch);
        var network = Network.Load(args.Model);
        var objective = Objective.Parse(args.Objective).In(network);
        var task = AttributionTask.For(
            new(network, network.Card.Preprocessing ?? Preprocessing.Preset("imagenet")), objective, args.Size,
            args.Size, settings);
        using var bare = new BareGradient(network, objective, args.Size, settings.Runtime);
        using var path = new IntegratedGradients(args.Points, Most: args.Points).Open(task);
        using var activations = new GradCam().Open(task);
        var picture = CountedNoise.Draw(0, 0, task.Size);
        var sides = new Action[]
        {
            () => Repeat(args.Points, bare.Run),
            () => path.Explain(picture),
            () => Repeat(args.Points, () => activations.Explain(picture)),
        };
        var rounds = Enumerable.Range(0, args.Rounds + 1).Select(_ => sides.Select(StepTime.Of).ToArray()).Skip(
            1).ToArray();
        Print(args, rounds);
    }

    static void Print(AttributionParameters args, StepTime[][] rounds) =>
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            model = Path.GetFileName(args.Model),
            size = args.Size,
            points = args.Points,
            batch = args.Batch,
            threads = args.Threads,
            rounds = rounds.Length,
            bare_s = Median(rounds.Select(round => round[0].Wall / args.Points)),
            ig_s = Median(rounds.Select(round => round[1].Wall)),
            ig_ratio = Median(rounds.Select(round => round[1].Wall / round[0].Wall)),
            ig_processor_ratio = Median(rounds.Select(round => round[1].Processor / round[0].Processor)),
            gradcam_ratio = Median(rounds.Select(round => round[2].Wall / round[0].Wall)),
            gradcam_processor_ratio = Median(rounds.Select(round => round[2].Processor / round[0].Processor)),
            peak_mb = PeakMemory() >> 20,
        }));

    static void Repeat(int times, Action action)
    {
        for (var time = 0; time < times; time++)
        {
            action();
        }
    }

    static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }

    static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
