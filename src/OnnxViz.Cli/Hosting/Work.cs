using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Hosting;

/// <summary>Work under way, as a command sees it.</summary>
/// <param name="terminal">Where lines go.</param>
/// <param name="talk">What is wanted of them.</param>
/// <param name="watch">Shows progress.</param>
/// <param name="interrupt">Knows whether stopping was asked for.</param>
sealed class Work(Terminal terminal, TalkParameters talk, ProgressWatch watch, Interrupt interrupt)
{
    /// <summary>Shows progress.</summary>
    public ProgressWatch Watch => watch;

    /// <summary>Knows whether stopping was asked for.</summary>
    public Interrupt Interrupt => interrupt;

    /// <summary>Set when stopping was asked for.</summary>
    public CancellationToken Stop => interrupt.Token;

    /// <summary>Writes a file, which nothing interrupts.</summary>
    public void Write(Action write)
    {
        lock (interrupt.Writing)
        {
            write();
        }
    }

    /// <summary>
    /// Says how pictures go in, and who says so, since a wrong range is the most common silent mistake; and what else
    /// is to be known.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="preprocessing">How pictures go in; null where arrays go in as they stand.</param>
    /// <param name="source">How that is known.</param>
    public void Say(Network network, Preprocessing? preprocessing, string source)
    {
        Tell(preprocessing is null ? source : $"preprocessing: {preprocessing} ({source})");
        foreach (var remark in Remarks.On(network, preprocessing))
        {
            Tell(remark);
        }
    }

    /// <summary>Says what is done, unless the command is to be quiet.</summary>
    public void Tell(string line)
    {
        if (!talk.Quiet)
        {
            watch.Say(line);
        }
    }

    /// <summary>Says in the end what has come of it, unless the command is to be quiet.</summary>
    public void Conclude(string line)
    {
        if (!talk.Quiet)
        {
            terminal.Error.WriteLine(line);
        }
    }

    /// <summary>
    /// Says in the end how many pictures could not be used, where there were any: the run without them ends well.
    /// </summary>
    public void TellLeftOut(int count, int total)
    {
        if (count > 0)
        {
            terminal.Error.WriteLine(
                $"{count} of {total} pictures {(count == 1 ? "was" : "were")} left out (--strict would stop)");
        }
    }

    /// <summary>Says in the end what is not as it should be.</summary>
    public void Warn(string line) => terminal.Error.WriteLine($"onnxviz: {line}");
}
