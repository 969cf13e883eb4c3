using Cocona;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.CommandLine.Tests;

[Heading("Words")]
sealed record EchoParameters : ICheckedParameters
{
    [Argument("word", Description = "Words to print."), HasDefaultValue]
    public string[]? Words { get; init; }

    [Option('t', ValueName = "n", Description = "How often"), HasDefaultValue, AtLeast(1, Most = 9), Synonym("often")]
    public int Times { get; init; } = 1;

    [Option(ValueName = "name", Description = "A colour"), HasDefaultValue]
    public ConsoleColor? Colour { get; init; }

    [Option(ValueName = "text", Description = "A tag; may be given again"), HasDefaultValue]
    public string[]? Tag { get; init; }

    [Option('l', Description = "Loudly")]
    public bool Loud { get; init; }

    public void Check()
    {
        if (Loud && Times > 5)
        {
            throw new UsageException("that would be too loud");
        }
    }
}
