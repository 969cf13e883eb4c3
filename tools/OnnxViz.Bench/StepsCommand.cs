using System.Diagnostics;
using System.Text.Json;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench steps net.onnx "channel(relu4_1, 0)" --stage "stage(1, pixels, [], normalized)"</c>: seconds for a
/// full step of stages beside forward pass and gradient alone, a JSON line each.
/// </summary>
sealed class StepsCommand
{
    const int WarmUp = 2;

    [Command("steps", Description = "Time full steps of stages beside forward pass and gradient alone.")]
    public void Time(StepsParameters args)
    {
        var settings = RuntimeSettings.Default with { Threads = args.Threads };
        var network = Network.Load(args.Model);
        var pictures = new PictureNetwork(network, Preprocessing.Preset(args.Preprocessing));
        var objective = Objective.Parse(args.Objective);
        using var bare = new BareGradient(network, objective.In(network), args.Size, settings);
        Climb[] climbs = [.. args.Stages.Select(text => Climb.Open(
            pictures, [objective], Notation.Read<Stage>(text), args.Size, args.Size, settings))];
        Action[] steps = [bare.Run, .. climbs.Select(climb => (Action)(() => climb.Step()))];
        var seconds = Seconds(steps, args);
        foreach (var (name, each) in new[] { "bare" }.Concat(args.Stages).Zip(seconds))
        {
            Print(name, each, seconds[0]);
        }

        Array.ForEach(climbs, climb => climb.Dispose());
    }

    static List<double>[] Seconds(Action[] steps, StepsParameters args)
    {
        List<double>[] seconds = [.. steps.Select(_ => new List<double>())];
        for (var round = 0; round < args.Rounds; round++)
        {
            foreach (var (step, list) in steps.Zip(seconds))
            {
                Enumerable.Range(0, round == 0 ? WarmUp : 0).ToList().ForEach(_ => step());
                list.AddRange(Enumerable.Range(0, args.Runs).Select(_ => Seconds(step)));
            }
        }

        return seconds;
    }

    static double Seconds(Action step)
    {
        var start = Stopwatch.GetTimestamp();
        step();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static void Print(string name, List<double> seconds, List<double> bare) => Console.WriteLine(
        JsonSerializer.Serialize(new
        {
            stage = name,
            median_s = Median(seconds),
            min_s = seconds.Min(),
            of_bare = Median(seconds) / Median(bare),
            min_of_bare = seconds.Min() / bare.Min(),
        }));

    static double Median(List<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);
}
