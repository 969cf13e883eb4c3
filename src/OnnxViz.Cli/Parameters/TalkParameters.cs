using Cocona;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Parameters;

/// <summary>What a command tells.</summary>
[Heading(HeadingAttribute.General)]
sealed record TalkParameters : ICommandParameterSet
{
    [Option(Description = "Print JSON")]
    public bool Json { get; init; }

    [Option('q', Description = "Show no progress, only what went wrong")]
    public bool Quiet { get; init; }
}
