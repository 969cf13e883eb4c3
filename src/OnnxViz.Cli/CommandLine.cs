using System.Reflection;
using OnnxViz.Cli.Commands;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli;

/// <summary>Reads the arguments, runs, and turns every failure into one line and an exit code.</summary>
static class CommandLine
{
    const string Description =
        """
        Shows what a convolutional network has learnt, from nothing but its ONNX file.

        Where a command takes a MODEL, give the path of an ONNX file, the name of a pulled model, or that of
        a model that comes along (`onnxviz list`): `default` is a small network, `hog` or `dsift` a descriptor.
        """;

    static readonly string[] Quiet = ["-q", "--quiet"];

    static readonly Type[] Commands =
    [
        typeof(InspectCommand),
        typeof(MaximizeCommand),
        typeof(InvertCommand),
        typeof(CaricatureCommand),
        typeof(DreamCommand),
        typeof(VideoCommand),
        typeof(ReplayCommand),
        typeof(AtlasCommand),
        typeof(AtlasMergeCommand),
        typeof(GradientCommand),
        typeof(AttributeCommand),
        typeof(KernelsCommand),
        typeof(PatchesCommand),
        typeof(PullCommand),
        typeof(FeaturesCommand),
        typeof(AuditCommand),
        typeof(ListCommand),
    ];

    public static int Run(string[] args, Terminal terminal) =>
        App(args, terminal).Run(args, terminal, new LongRun(terminal));

    static CommandApp App(string[] args, Terminal terminal) =>
        new(
            "onnxviz",
            Description,
            Commands,
            Readers.All(Say(args, terminal)))
        {
            Version = Version,
            Candidates = new WordCandidates(),
        };

    static Action<string> Say(string[] args, Terminal terminal)
    {
        if (args.Any(Quiet.Contains))
        {
            return _ => { };
        }
        return terminal.Error.WriteLine;
    }

    static string Version() =>
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
