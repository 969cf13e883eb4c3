using System.Diagnostics;

namespace OnnxViz.Bench;

/// <summary>What a step took, in seconds: on the clock, and of all processors together.</summary>
readonly record struct StepTime(double Wall, double Processor)
{
    public static StepTime Of(Action step)
    {
        using var process = Process.GetCurrentProcess();
        var (start, before) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        step();
        process.Refresh();
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
