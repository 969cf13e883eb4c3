using System.CommandLine;
using System.Diagnostics;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary>What a worker process does: takes the inputs whose numbers come in, and tells each result in a line.</summary>
sealed class WorkCommand : Command
{
    readonly CommonOptions _common = new();

    public WorkCommand() : base("work", "Take the inputs whose numbers come from standard input.")
    {
        Hidden = true;
        _common.AddTo(this);
        SetAction(Work);
    }

    void Work(ParseResult args)
    {
        var folder = Directory.CreateTempSubdirectory("onnxviz-fuzz-");
        try
        {
            var journey = new Journey(Sources.Of(_common.Of(args)), folder.FullName);
            while (Console.ReadLine() is { } line)
            {
                var result = journey.Take(int.Parse(line));
                using var process = Process.GetCurrentProcess();
                Console.WriteLine((result with { Memory = process.PeakWorkingSet64 }).ToLine());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
