using OnnxViz.CommandLine.Completing;
using OnnxViz.CommandLine.Help;
using OnnxViz.CommandLine.Hosting;
using OnnxViz.CommandLine.Values;
using OnnxViz.Graph;

namespace OnnxViz.CommandLine;

/// <summary>
/// A program of commands: runs the one that is asked for, and turns every failure into one line and an exit code.
/// </summary>
/// <param name="name">The name that the program goes by.</param>
/// <param name="description">What it does.</param>
/// <param name="commands">Classes with one method each that has a Cocona.CommandAttribute.</param>
/// <param name="reader">Reads the values of options and arguments.</param>
public sealed class CommandApp(string name, string description, IReadOnlyList<Type> commands, ValueReader reader)
{
    const string Debug = "--debug";
    const string VersionOption = "--version";
    static readonly string[] Help = ["--help", "-h", "-?"];

    readonly CommandTable _table = new(commands);

    /// <summary>Tells what `--version` prints.</summary>
    public Func<string> Version { get; init; } = () => "0";

    /// <summary>Knows what the words of the moment may be completed to; null for files.</summary>
    public ICandidates? Candidates { get; init; }

    /// <summary>Runs.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="terminal">Where lines go.</param>
    /// <param name="services">What the constructors of commands take.</param>
    /// <returns>The exit code.</returns>
    public int Run(string[] args, Terminal terminal, params IEnumerable<object> services)
    {
        string[] given = [.. args.TakeWhile(word => word != "--")];
        var words = Joined([.. args.SkipWhile(word => word == Debug)]);
        try
        {
            return Dispatch(words, given.Any(Help.Contains), terminal, services);
        }
        catch (UsageException error)
        {
            terminal.Error.WriteLine(
                $"{name}: {Printable.Message(error.Message).TrimEnd('.')}; "
                + $"`{Path(words)} --help` tells how it is used");
            return ExitCode.WrongUsage;
        }
        catch (Exception failure)
        {
            var showAll = given.Contains(Debug) || Environment.GetEnvironmentVariable("ONNXVIZ_DEBUG") is "1";
            terminal.Error.WriteLine($"{name}: {(showAll ? failure : Message(failure))}");
            return ExitCode.Failed;
        }
    }

    /// <remarks>Of a command <c>atlas-merge</c> the two words may stand apart.</remarks>
    string[] Joined(string[] words) =>
        words is [var first, var second, ..] && _table.Names.Contains($"{first}-{second}")
            ? [$"{first}-{second}", .. words[2..]]
            : words;

    int Dispatch(string[] words, bool isHelp, Terminal terminal, IEnumerable<object> services)
    {
        if (words is not [var first, ..] || first.StartsWith('-'))
        {
            return DispatchOption(words, isHelp, terminal);
        }

        var command = _table.Find(first)
            ?? throw new UsageException($"there is no command {first}{Suggestion.Text(first, _table.Names)}");
        if (isHelp)
        {
            new CommandHelp(name, command).Write(terminal.Output);
            return ExitCode.Done;
        }

        return new CommandHost(reader, [terminal, .. services]).Run(command, words[1..]);
    }

    int DispatchOption(string[] words, bool isHelp, Terminal terminal)
    {
        switch (words)
        {
            case [Completion.Option, var shell]:
                new Completion(name, Version, Candidates).Write(shell, _table.All, terminal.Output);
                return ExitCode.Done;
            case [Completion.CandidatesOption, var asked, .. var line]:
                Completion.WriteCandidates(Candidates, asked, line, terminal.Output);
                return ExitCode.Done;
            case var _ when isHelp:
                ProgramHelp.Write(terminal.Output, name, description, _table.All);
                return ExitCode.Done;
            case [VersionOption]:
                terminal.Output.WriteLine(Version());
                return ExitCode.Done;
            case []:
                throw new UsageException($"name a command: {string.Join(", ", _table.Names)}");
            default:
                throw new UsageException(Fault(words));
        }
    }

    static string Fault(string[] words) => words switch
    {
        [Completion.Option] => $"{Completion.Option} takes {string.Join(" or ", Completion.Shells)}",
        [VersionOption or Completion.Option, .., var last] => $"{last} is one argument too many",
        _ => $"there is no option {words[0]}"
            + $"{Suggestion.Text(words[0], [.. Help, VersionOption, Debug, Completion.Option])}",
    };

    string Path(string[] words) => words is [var first, ..] && _table.Names.Contains(first) ? $"{name} {first}" : name;

    static string Message(Exception failure)
    {
        var line = failure.Message.ReplaceLineEndings(" ").Trim();
        return failure is OnnxVizException
            ? line
            : $"unexpected {failure.GetType().Name}: {line} ({Debug} shows where; please report it)";
    }
}
