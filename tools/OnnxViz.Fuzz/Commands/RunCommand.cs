using System.CommandLine;
using System.Diagnostics;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary><c>onnxviz-fuzz run --count 10000 --seed 0</c></summary>
sealed class RunCommand : Command
{
    readonly CommonOptions _common = new();
    readonly Option<int> _count = new("--count") { Description = "How many inputs.", DefaultValueFactory = _ => 10_000 };
    readonly Option<int> _first = new("--first") { Description = "The number of the first.", DefaultValueFactory = _ => 0 };
    readonly Option<double> _seconds = new("--seconds") { Description = "What an input may take.", DefaultValueFactory = _ => 30 };
    readonly Option<int> _memory = new("--memory") { Description = "The megabytes that a process may have.", DefaultValueFactory = _ => 1500 };
    readonly Option<int> _workers = new("--workers") { Description = "How many processes work at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
    readonly Option<string> _keep = new("--keep") { Description = "Where findings are kept.", DefaultValueFactory = _ => Path.Combine("artifacts", "fuzz") };

    readonly Option<string?> _log = new("--log") { Description = "A file that gets a line of JSON for every input." };

    public RunCommand() : base("run", "Take many inputs; exit code 1 where there are findings.")
    {
        _common.AddTo(this);
        foreach (var option in new Option[] { _count, _first, _seconds, _memory, _workers, _keep, _log })
        {
            Options.Add(option);
        }

        SetAction(Run);
    }

    int Run(ParseResult args)
    {
        var settings = _common.Of(args);
        var (count, clock, done) = (args.GetValue(_count), Stopwatch.StartNew(), 0);
        var findings = new Findings(Sources.Of(settings), Path.Combine(args.GetRequiredValue(_keep), $"seed{settings.Seed}"));
        var supervisor = new Supervisor(settings, new(args.GetValue(_seconds), args.GetValue(_memory)), args.GetValue(_workers))
        {
            OnResult = result =>
            {
                findings.Keep(result);
                Meter.Show(Interlocked.Increment(ref done), count, findings.Count, clock.Elapsed);
            },
        };
        var results = supervisor.Run(Enumerable.Range(args.GetValue(_first), count));
        if (args.GetValue(_log) is { } log)
        {
            File.WriteAllLines(log, results.Select(result => result.ToLine()));
        }

        Report.Print(results, Console.Out);
        Console.WriteLine($"{count} inputs in {clock.Elapsed.TotalSeconds:0} s, {findings.Count} findings");
        return findings.Count > 0 ? 1 : 0;
    }
}
