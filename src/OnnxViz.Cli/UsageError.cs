using System.CommandLine;
using System.CommandLine.Parsing;
using OnnxViz.Networks;

namespace OnnxViz.Cli;

/// <summary>What is wrong with a command line, in one line with a hint.</summary>
static class UsageError
{
    const int FarthestSuggestion = 3;

    /// <summary>The first error, or null.</summary>
    public static string? In(ParseResult result)
    {
        if (result.Action is HelpWithExamples)
        {
            return null;
        }

        var command = result.CommandResult.Command;
        var message = UnknownOption(result, command)
            ?? UnknownCommand(result, command)
            ?? MissingArgument(result, command)
            ?? (result.Errors is [var error, ..] ? error.Message.ReplaceLineEndings(" ").TrimEnd('.') : null);
        return message is null ? null : $"{message}; `{Path(command)} --help` tells how it is used";
    }

    static string? UnknownOption(ParseResult result, Command command)
    {
        var words = result.Tokens.Where(token => token.Type == TokenType.Argument).Select(token => token.Value);
        return words.FirstOrDefault(LooksLikeOption) is { } word ? Unknown("option", word, command) : null;
    }

    static string? UnknownCommand(ParseResult result, Command command) =>
        command is RootCommand && result.UnmatchedTokens is [var word, ..] ? Unknown("command", word, command) : null;

    static string? MissingArgument(ParseResult result, Command command) => command.Arguments
        .Where(argument => (result.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues)
        .Select(argument => $"{argument.Name.ToUpperInvariant()} is missing")
        .FirstOrDefault();

    static bool LooksLikeOption(string word) => word is ['-', '-' or (>= 'a' and <= 'z'), ..] && !word.Contains('(');

    static string Unknown(string what, string word, Command command) =>
        $"there is no {what} {word}{Suggestion(word, command)}";

    static string Path(Command command) => command is RootCommand ? "onnxviz" : $"onnxviz {command.Name}";

    static string Suggestion(string word, Command command)
    {
        var names = word.StartsWith('-')
            ? command.Options.SelectMany(option => option.Aliases.Prepend(option.Name))
            : command.Subcommands.Select(each => each.Name);
        var nearest = names.MinBy(name => EditDistance.Between(word, name));
        return nearest is not null && EditDistance.Between(word, nearest) <= FarthestSuggestion
            ? $", did you mean {nearest}?"
            : "";
    }
}
