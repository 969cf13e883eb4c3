using OnnxViz.Ascent;
using Spectre.Console;

namespace OnnxViz.Cli.Drawing;

/// <summary>Shows how far a drawing is: a bar with score and time left where somebody watches.</summary>
/// <param name="plain">Takes lines where nobody watches; null where the bar is shown.</param>
/// <param name="data">Takes a line of data for each unit; null where none are wanted.</param>
sealed class ProgressWatch(TextWriter? plain, TextWriter? data)
{
    readonly Lazy<IAnsiConsole> _console =
        new(() => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }));

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
    public T Run<T>(Func<Action<AscentProgress>, T> work) => plain is not null ? work(_ => { }) : RunWithBar(work);

    T RunWithBar<T>(Func<Action<AscentProgress>, T> work) => _console.Value.Progress()
        .AutoClear(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn())
        .Start(context =>
        {
            var bar = context.AddTask("preparing");
            return work(progress =>
            {
                bar.MaxValue = progress.Total;
                bar.Value = progress.Done;
                bar.Description = Markup.Escape(Describe(progress));
            });
        });

    static string Describe(AscentProgress progress) => progress.Units.Count == 1
        ? $"{progress.Units[0]} score {progress.Scores[0]:G4}"
        : $"{progress.Units[0]} and {progress.Units.Count - 1} more, mean score {progress.Scores.Average():G4}";
}
