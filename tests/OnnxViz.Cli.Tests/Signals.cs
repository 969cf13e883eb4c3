using System.Diagnostics;

namespace OnnxViz.Cli.Tests;

/// <summary>Signals to other processes.</summary>
static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Skips the test where signals cannot be sent or are ignored.</summary>
    public static void Require()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:")).Split('\t')[1];
        var isIgnored = (Convert.ToUInt64(ignored, 16) & (1 << (Interrupt - 1))) != 0;
        Skip.If(isIgnored, "The tests were started with Ctrl-C switched off.");
    }

    public static void Send(int signal, Process process) =>
        Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
}
