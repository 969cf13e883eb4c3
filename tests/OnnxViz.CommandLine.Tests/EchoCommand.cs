using Cocona;
using OnnxViz.CommandLine.Values;
using OnnxViz.Graph;

namespace OnnxViz.CommandLine.Tests;

/// <summary>Prints what it was given.</summary>
sealed class EchoCommand(Terminal terminal)
{
    [Command("echo", Description = "Print words.")]
    [Examples("Examples:\n  toy echo a b")]
    public int Echo(EchoParameters given, [Option('n', Description = "Fail with this code"), AtLeast(0)] int code = 0)
    {
        var (words, tags) = (string.Join('|', given.Words ?? []), string.Join('|', given.Tag ?? []));
        terminal.Output.WriteLine($"{words};{given.Times};{given.Colour};{tags};{given.Loud}");
        return given.Words is ["break"] ? throw new OnnxVizException("it broke") : code;
    }
}
