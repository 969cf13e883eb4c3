using System.Diagnostics;
using Cocona;
using OnnxViz.Fuzz.Inputs;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary>
/// What a worker process does: takes the inputs whose numbers come in, and tells each result in a line.
/// </summary>
sealed class WorkCommand
{
    [Command("work", Description = "Take the inputs whose numbers come from standard input."), Hidden]
    public int Work(CommonParameters common)
    {
        var folder = Directory.CreateTempSubdirectory("onnxviz-fuzz-");
        try
        {
            var source = Sources.Of(common.Settings);
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
