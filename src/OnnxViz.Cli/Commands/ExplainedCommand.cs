using System.CommandLine;

namespace OnnxViz.Cli.Commands;

/// <summary>A command whose help ends in examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, in one line.</param>
/// <param name="examples">What stands below its options in the help.</param>
abstract class ExplainedCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>What stands below the options in the help.</summary>
    public string Examples => examples;
}
