using Spectre.Console;

namespace OnnxViz.Train.Terminal;

/// <summary>A progress bar with the time left on standard error; nothing where that is no terminal.</summary>
public static class Meter
{
    /// <summary>Runs steps, each of which says in a few words how it stands.</summary>
    public static void Run(int steps, Func<int, string> step)
    {
        if (Console.IsErrorRedirected)
        {
            Quietly(steps, step);
        }
        else
        {
            Progress().Start(bar => Visibly(bar.AddTask("starting", maxValue: steps), steps, step));
        }
    }

    static void Quietly(int steps, Func<int, string> step)
    {
        for (var i = 0; i < steps; i++)
        {
            step(i);
        }
    }

    static void Visibly(ProgressTask task, int steps, Func<int, string> step)
    {
        for (var i = 0; i < steps; i++)
        {
            task.Description = step(i);
            task.Increment(1);
        }
    }

    static Progress Progress() => AnsiConsole
        .Create(new() { Out = new AnsiConsoleOutput(Console.Error) })
        .Progress()
        .Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
}
