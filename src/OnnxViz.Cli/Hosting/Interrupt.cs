using System.Runtime.InteropServices;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Hosting;

/// <summary>
/// Ctrl-C and the request to terminate: the first asks to stop, the second ends the process at once, though not in the
/// middle of a file.
/// </summary>
sealed class Interrupt : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly Action<string> _say;
    readonly string _what;
    readonly PosixSignalRegistration[] _registrations;

    /// <summary>Listens from now on.</summary>
    /// <param name="say">Tells people that stopping is under way.</param>
    /// <param name="what">What it tells them.</param>
    public Interrupt(Action<string> say, string what = "stopping after this step")
    {
        (_say, _what) = (say, what);
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    /// <summary>Set when stopping was asked for.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Whether stopping was asked for.</summary>
    public bool IsAsked => _stop.IsCancellationRequested;

    /// <summary>Held while a file is written.</summary>
    public Lock Writing { get; } = new();

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (IsAsked)
        {
            lock (Writing)
            {
                Environment.Exit(ExitCode.Stopped);
            }
        }

        _stop.Cancel();
        _say($"onnxviz: {_what}; once more to end at once");
    }
}
