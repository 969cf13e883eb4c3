using System.CommandLine;
using System.CommandLine.Help;
using OnnxViz.Cli.Commands;
using OnnxViz.Graph;

namespace OnnxViz.Cli;

/// <summary>Reads the arguments, runs, and turns every failure into one line and an exit code.</summary>
static class CommandLine
{
    const int Failed = 1;
    const int WrongUsage = 2;

    public static int Run(string[] args, Terminal terminal)
    {
        var root = Root(terminal, out var debug);
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageError.In(result) is { } error)
        {
            terminal.Error.WriteLine($"onnxviz: {error}");
            return WrongUsage;
        }

        try
        {
            return result.Invoke(new()
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception failure)
        {
            var showAll = result.GetValue(debug) || Environment.GetEnvironmentVariable("ONNXVIZ_DEBUG") is "1";
            terminal.Error.WriteLine($"onnxviz: {(showAll ? failure : Message(failure))}");
            return Failed;
        }
    }

    static RootCommand Root(Terminal terminal, out Option<bool> debug)
    {
        debug = new("--debug") { Description = "Show where an error came from.", Recursive = true };
        var root = new RootCommand(
            """
            Shows what a convolutional network has learnt, from nothing but its ONNX file.

            Where a command takes a MODEL, give the path of an ONNX file, the name of a pulled model, or
            `default`, the small network that comes with onnxviz.
            """)
        {
            new InspectCommand(terminal),
            new MaximizeCommand(terminal),
            new GradientCommand(terminal),
            new KernelsCommand(terminal),
            new PatchesCommand(terminal),
            new PullCommand(terminal),
            new FeaturesCommand(terminal),
            new AuditCommand(terminal),
            debug,
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples();
        }

        return root;
    }

    static string Message(Exception failure)
    {
        var line = failure.Message.ReplaceLineEndings(" ").Trim();
        return failure is OnnxVizException
            ? line
            : $"unexpected {failure.GetType().Name}: {line} (--debug shows where; please report it)";
    }
}
