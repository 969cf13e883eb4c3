using Cocona.Command;
using OnnxViz.CommandLine.Hosting;

namespace OnnxViz.CommandLine.Help;

/// <summary>The help of a program: its commands, each with its arguments.</summary>
static class ProgramHelp
{
    /// <summary>Writes the page.</summary>
    public static void Write(
        TextWriter output, string program, string description, IEnumerable<CommandDescriptor> commands)
    {
        var page = new HelpWriter(output);
        page.Head("Description");
        page.Lines(description);
        page.Head("Usage");
        page.Lines($"{program} [command] [options]");
        CommandOptionDescriptor[] options =
            [CommonOptions.Debug, CommonOptions.Help, CommonOptions.Version, CommonOptions.Completion];
        CommandHelp.List(
            page, HeadingAttribute.Usual,
            [.. options.Select(option => (CommandHelp.Label(option), option.Description))]);
        CommandHelp.List(page, "Commands", [.. commands.Where(command => !command.IsHidden).Select(Row)]);
    }

    static (string Label, string Description) Row(CommandDescriptor command) =>
        (string.Join(' ', [command.Name, .. command.Arguments.Select(argument => $"<{argument.Name}>")]),
            command.Description);
}
