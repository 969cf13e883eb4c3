using System.Diagnostics;
using OnnxViz.CommandLine;
using OnnxViz.Networks;
using Spectre.Console;

namespace OnnxViz.Cli.Output;

/// <summary>
/// Shows how far a download is: a bar with speed and time left where somebody watches, else a line at its beginning.
/// </summary>
/// <param name="terminal">Where talk goes.</param>
/// <param name="isQuiet">Whether only troubles are told.</param>
/// <param name="isLive">Whether somebody watches.</param>
sealed class DownloadWatch(Terminal terminal, bool isQuiet, bool isLive)
{
    readonly Lazy<IAnsiConsole> _console =
        new(() => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }));

    readonly Stopwatch _clock = new();
    ProgressTask? _bar;
    PublishedFile? _file;
    long _first;

    bool HasBar => isLive && !isQuiet;

    /// <summary>Says a line to people.</summary>
    public void Say(string line)
    {
        if (HasBar)
        {
            _console.Value.WriteLine(line);
        }
        else
        {
            terminal.Error.WriteLine(line);
        }
    }

    /// <summary>Waits for work that calls <see cref="Show"/>.</summary>
    public T Run<T>(Func<Task<T>> work) => !HasBar ? work().GetAwaiter().GetResult() : _console.Value.Progress()
        .AutoClear(true)
        .Columns(
            new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context =>
        {
            _bar = context.AddTask("connecting");
            return work().GetAwaiter().GetResult();
        });

    /// <summary>Takes news of a download.</summary>
    public void Show(DownloadProgress progress)
    {
        if (_file != progress.File)
        {
            (_file, _first) = (progress.File, progress.Done);
            _clock.Restart();
            if (!HasBar && !isQuiet)
            {
                Say($"downloading {_file.Name}, {ByteCount.Text(_file.Size)}");
            }
        }

        if (_bar is { } bar)
        {
            bar.MaxValue = progress.File.Size;
            bar.Value = progress.Done;
            bar.Description = Markup.Escape(Describe(progress));
        }
    }

    string Describe(DownloadProgress progress)
    {
        var done = $"{progress.File.Name} {ByteCount.Text(progress.Done)} of {ByteCount.Text(progress.File.Size)}";
        var (brought, seconds) = (progress.Done - _first, _clock.Elapsed.TotalSeconds);
        if (brought <= 0 || seconds < 1)
        {
            return done;
        }

        var left = TimeSpan.FromSeconds((progress.File.Size - progress.Done) * seconds / brought);
        return $"{done}, {ByteCount.Text(brought / seconds)}/s, {left:h\\:mm\\:ss} left";
    }
}
