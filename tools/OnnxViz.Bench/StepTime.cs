using System.Diagnostics;

namespace OnnxViz.Bench;

/// <summary>What a step took, in seconds: on the clock, and of all processors together.</summary>
readonly record struct StepTime(double Wall, double Processor)
{
    public static StepTime Of(Action step)
    {
        using var process = Process.GetCurrentProcess();
        var (before, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        step();
        var wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new(wall.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
