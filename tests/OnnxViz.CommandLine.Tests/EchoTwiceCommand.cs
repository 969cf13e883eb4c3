using Cocona;

namespace OnnxViz.CommandLine.Tests;

/// <summary>Prints a word twice.</summary>
sealed class EchoTwiceCommand(Terminal terminal)
{
    [Command("echo-twice", Description = "Print a word twice.")]
    public int Echo([Argument] string word)
    {
        terminal.Output.WriteLine($"{word} {word}");
        return ExitCode.Done;
    }
}
