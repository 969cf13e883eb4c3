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

    int Work(ParseResult args)
    {
        var folder = Directory.CreateTempSubdirectory("onnxviz-fuzz-");
        try
        {
            var source = Sources.Of(_common.Of(args));
            var journey = new Journey(source, folder.FullName);
            source.WarmUp();
            Console.WriteLine(Supervisor.Ready);
            while (Console.ReadLine() is { } line)
            {
                var number = int.Parse(line);
                if (number == Supervisor.Death)
                {
                    return 1;
                }

                var result = journey.Take(number);
                using var process = Process.GetCurrentProcess();
                Console.WriteLine((result with { Memory = process.PeakWorkingSet64 }).ToLine());
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
