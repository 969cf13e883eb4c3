using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using Spectre.Console;

namespace OnnxViz.Cli.Hosting;

/// <summary>Shows how far a drawing is: a bar with score and time left where somebody watches.</summary>
/// <param name="plain">Takes lines where nobody watches; null where the bar is shown.</param>
/// <param name="data">Takes a line of data for each unit; null where none are wanted.</param>
sealed class ProgressWatch(TextWriter? plain, TextWriter? data)
{
    readonly Lazy<IAnsiConsole> _console =
        new(() => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>For a command's options: whether it prints JSON, and whether it is to be quiet.</summary>
    public static ProgressWatch For(Terminal terminal, bool isJson, bool isQuiet)
    {
        var isLive = terminal.IsLive && !isQuiet && (!isJson || Console.IsOutputRedirected);
        return new(isLive ? null : terminal.Error, isJson ? terminal.Output : null);
    }

    /// <summary>Says a line to people.</summary>
    public void Say(string line)
    {
        if (plain is not null)
        {
            plain.WriteLine(line);
        }
        else
        {
            _console.Value.WriteLine(line);
        }
    }

    /// <summary>Writes a line of data.</summary>
    public void Tell(string line)
    {
        data?.WriteLine(line);
        data?.Flush();
    }

    /// <summary>Does something that reports how far it is.</summary>
    public T Run<T>(Func<Action<AscentProgress>, T> work) =>
        Count(count => work(progress => count(progress.Done, progress.Total, Describe(progress))));

    /// <summary>Does something that reports how much of how much is done, and what that is.</summary>
    public T Count<T>(Func<Action<long, long, string>, T> work) =>
        plain is not null ? work((_, _, _) => { }) : CountWithBar(work);

    T CountWithBar<T>(Func<Action<long, long, string>, T> work) => _console.Value.Progress()
        .AutoClear(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn())
        .Start(context =>
        {
            var bar = context.AddTask("preparing");
            return work((done, total, description) =>
            {
                bar.MaxValue = total;
                bar.Value = done;
                bar.Description = Markup.Escape(description);
            });
        });

    static string Describe(AscentProgress progress) => progress.Units.Count == 1
        ? $"{progress.Units[0]} score {progress.Scores[0]:G4}"
        : $"{progress.Units[0]} and {progress.Units.Count - 1} more, mean score {progress.Scores.Average():G4}";
}
