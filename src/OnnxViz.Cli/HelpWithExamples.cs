using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using OnnxViz.Cli.Commands;

namespace OnnxViz.Cli;

/// <summary>The help of a command, with its examples at the end.</summary>
sealed class HelpWithExamples : SynchronousCommandLineAction
{
    readonly HelpAction _help = new() { MaxWidth = 100 };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult result)
    {
        var output = result.InvocationConfiguration.Output;
        var text = new StringWriter();
        result.InvocationConfiguration.Output = text;
        var code = _help.Invoke(result);
        result.InvocationConfiguration.Output = output;
        var examples = result.CommandResult.Command is ExplainedCommand command ? $"\n\n{command.Examples}" : "";
        foreach (var line in (text.ToString().Trim() + examples).ReplaceLineEndings("\n").Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }

        return code;
    }
}
