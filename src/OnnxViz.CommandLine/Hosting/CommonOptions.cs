using Cocona.Command;

namespace OnnxViz.CommandLine.Hosting;

/// <summary>The options that every command has; the host reads them, no command does.</summary>
static class CommonOptions
{
    public static CommandOptionDescriptor Help { get; } = Flag("help", ['?', 'h'], "Show help and usage information");

    public static CommandOptionDescriptor Debug { get; } = Flag("debug", [], "Show where an error came from");

    public static CommandOptionDescriptor Version { get; } = Flag("version", [], "Show version information");

    public static CommandOptionDescriptor Completion { get; } = new(
        typeof(string), "completion", [], "Print a script that completes words for this shell", new(null), "bash|zsh",
        CommandOptionFlags.None, []);

    /// <summary>A command with the options that every command has.</summary>
    public static CommandDescriptor AddTo(CommandDescriptor command) => new(
        command.Method, command.Target, command.Name, command.Aliases, command.Description, command.Metadata,
        command.Parameters,
        [.. command.Options, Help, Debug], command.Arguments, command.Overloads, command.OptionLikeCommands,
        command.Flags, command.SubCommands);

    static CommandOptionDescriptor Flag(string name, char[] letters, string description) =>
        new(typeof(bool), name, letters, description, new(false), null, CommandOptionFlags.None, []);
}
