using System.Diagnostics;
using Cocona;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary><c>onnxviz-fuzz run --count 10000 --seed 0</c></summary>
sealed class RunCommand
{
    [Command("run", Description = "Take many inputs; exit code 1 where there are findings.")]
    public int Run(RunParameters args, CommonParameters common)
    {
        var settings = common.Settings;
        var (count, clock, done) = (args.Count, Stopwatch.StartNew(), 0);
        var findings = new Findings(Sources.Of(settings), Path.Combine(args.Keep, $"seed{settings.Seed}"));
        var supervisor = new Supervisor(settings, new(args.Seconds, args.Memory), args.Workers)
        {
            OnResult = result =>
            {
                findings.Keep(result);
                Meter.Show(Interlocked.Increment(ref done), count, findings.Count, clock.Elapsed);
            },
        };
        var results = supervisor.Run(Enumerable.Range(args.First, count));
        if (args.Log is { } log)
        {
            File.WriteAllLines(log, results.Select(result => result.ToLine()));
        }

        Report.Print(results, Console.Out);
        Console.WriteLine($"{count} inputs in {clock.Elapsed.TotalSeconds:0} s, {findings.Count} findings");
        return findings.Count > 0 ? 1 : 0;
    }
}
