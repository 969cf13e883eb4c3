using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Hosting;

/// <summary>
/// What commands that run long have in common: progress, stopping, what is said then, and the exit code.
/// </summary>
sealed class LongRun(Terminal terminal)
{
    /// <summary>Does the work of a command.</summary>
    /// <param name="talk">What it may tell.</param>
    /// <param name="work">The work; returns the exit code.</param>
    /// <param name="stopped">What to say where it was stopped.</param>
    /// <returns>The exit code.</returns>
    public int Do(TalkParameters talk, Func<Work, int> work, Func<string> stopped)
    {
        var watch = ProgressWatch.For(terminal, talk.Json, talk.Quiet);
        return Do(watch.Say, interrupt => work(new(terminal, talk, watch, interrupt)), stopped);
    }

    /// <summary>Does work with a way of its own to show progress.</summary>
    /// <param name="say">Takes a line for people.</param>
    /// <param name="work">The work; returns the exit code.</param>
    /// <param name="stopped">What to say where it was stopped.</param>
    /// <param name="stopping">What to say as soon as stopping is asked for.</param>
    /// <returns>The exit code.</returns>
    public int Do(
        Action<string> say,
        Func<Interrupt, int> work,
        Func<string> stopped,
        string stopping = "stopping after this step")
    {
        using var interrupt = new Interrupt(say, stopping);
        try
        {
            return work(interrupt);
        }
        catch (OperationCanceledException) when (interrupt.IsAsked)
        {
            terminal.Error.WriteLine($"onnxviz: {stopped()}");
            return ExitCode.Stopped;
        }
    }
}
