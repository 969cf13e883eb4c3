using System.Globalization;

namespace OnnxViz.Atlas;

/// <summary>The memory of this process and of the machine.</summary>
public static class MemoryMeter
{
    const string Status = "/proc/self/status";
    const string Machine = "/proc/meminfo";
    const int Kilobyte = 1024;

    /// <summary>The bytes of this process that are in memory now.</summary>
    public static long Used => Environment.WorkingSet;

    /// <summary>The most bytes of this process that were in memory at the same time so far.</summary>
    public static long Peak => Line(Status, "VmHWM") ?? PeakOfProcess();

    /// <summary>The bytes that this process may have in all, those that it has included.</summary>
    public static long Available
    {
        get
        {
            var allowed = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            return Line(Machine, "MemAvailable") is { } free ? Math.Min(allowed, free + Used) : allowed;
        }
    }

    static long PeakOfProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    static long? Line(string file, string name) =>
        File.Exists(file)
            && File.ReadLines(file).FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
            is { } line
            ? Kilobyte * long.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            : null;
}
