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
        var settings = RuntimeSettings.Default with { Threads = args.Threads, Trace = args.Trace };
        var network = Network.Load(args.Model);
        var pictures = new PictureNetwork(network, Preprocessing.Preset(args.Preprocessing));
        var objective = Objective.Parse(args.Objective);
        using var bare = new BareGradient(network, objective.In(network), args.Size, settings);
        Climb[] climbs = [.. args.Stages.Select(text => Climb.Open(
            pictures, [objective], Notation.Read<Stage>(text), args.Size, args.Size, settings))];
        Action[] steps = [bare.Run, .. climbs.Select(climb => (Action)(() => climb.Step()))];
        var times = Times(steps, args);
        foreach (var (name, each) in new[] { "bare" }.Concat(args.Stages).Zip(times))
        {
            Print(name, each, times[0]);
        }

        Array.ForEach(climbs, climb => climb.Dispose());
    }

    static List<StepTime>[] Times(Action[] steps, StepsParameters args)
    {
        List<StepTime>[] times = [.. steps.Select(_ => new List<StepTime>())];
        for (var round = 0; round < args.Rounds; round++)
        {
            foreach (var (step, list) in steps.Zip(times))
            {
                Enumerable.Range(0, round == 0 ? WarmUp : 0).ToList().ForEach(_ => step());
                list.AddRange(Enumerable.Range(0, args.Runs).Select(_ => StepTime.Of(step)));
            }
        }

        return times;
    }

    static void Print(string name, List<StepTime> times, List<StepTime> bare) => Console.WriteLine(
        JsonSerializer.Serialize(new
        {
            stage = name,
            median_s = Median(times.Select(time => time.Wall)),
            of_bare = Median(times.Select(time => time.Wall)) / Median(bare.Select(time => time.Wall)),
            processor_s = Median(times.Select(time => time.Processor)),
            processor_of_bare = Median(times.Select(time => time.Processor)) / Median(
                bare.Select(time => time.Processor)),
        }));

    static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt((numbers.Count() - 1) / 2);
}
