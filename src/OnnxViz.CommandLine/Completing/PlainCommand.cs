using Cocona.Command;

namespace OnnxViz.CommandLine.Completing;

/// <summary>
/// A command as the scripts can quote it: descriptions stand between apostrophes and brackets there, and a question
/// mark is a pattern.
/// </summary>
static class PlainCommand
{
    /// <summary>
    /// The command with plain descriptions, without hidden options, and with an option for each synonym.
    /// </summary>
    public static CommandDescriptor Of(CommandDescriptor command) => new(
        command.Method, command.Target, command.Name, command.Aliases, Plain(command.Description), command.Metadata,
        command.Parameters, [.. command.Options.Where(option => !option.IsHidden).SelectMany(Names)], command.Arguments,
        command.Overloads, command.OptionLikeCommands, command.Flags, command.SubCommands);

    static IEnumerable<CommandOptionDescriptor> Names(CommandOptionDescriptor option) =>
        option.ParameterAttributes.OfType<SynonymAttribute>()
            .Select(synonym => Named(option, synonym.Name, []))
            .Prepend(Named(option, option.Name, [.. option.ShortName.Where(letter => letter != '?')]));

    static CommandOptionDescriptor Named(CommandOptionDescriptor option, string name, char[] letters) =>
        new(
            option.OptionType, name, letters, Plain(option.Description), option.DefaultValue, option.ValueName,
            option.Flags, option.ParameterAttributes);

    static string Plain(string description) => description.Replace("'", @"'\''").Replace('[', '(').Replace(']', ')');
}
