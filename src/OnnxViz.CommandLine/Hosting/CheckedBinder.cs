using Cocona.Command;
using Cocona.Command.Binder;
using Cocona.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Graph;

namespace OnnxViz.CommandLine.Hosting;

/// <summary>Gives a command its values; what is wrong with them is wrong usage.</summary>
sealed class CheckedBinder(ICoconaParameterBinder binder) : ICoconaParameterBinder
{
    public object?[] Bind(
        CommandDescriptor commandDescriptor, IReadOnlyList<CommandOption> commandOptionValues,
        IReadOnlyList<CommandArgument> commandArgumentValues)
    {
        try
        {
            RequireFew(commandDescriptor, commandArgumentValues);
            RequireFilled(commandDescriptor, commandOptionValues, commandArgumentValues);
            var values = binder.Bind(commandDescriptor, commandOptionValues, commandArgumentValues);
            foreach (var group in values.OfType<ICheckedParameters>())
            {
                group.Check();
            }

            return values;
        }
        catch (OnnxVizException error)
        {
            throw new UsageException(error.Message);
        }
        catch (ParameterBinderException error) when (Text(error) is { } text)
        {
            throw new UsageException(text);
        }
    }

    static void RequireFew(CommandDescriptor command, IReadOnlyList<CommandArgument> arguments)
    {
        if (arguments.Count > command.Arguments.Count && !command.Arguments.Any(argument => argument.IsEnumerableLike))
        {
            throw new UsageException($"{arguments[command.Arguments.Count].Value} is one argument too many");
        }
    }

    /// <remarks>An empty word is what an unset variable of a script leaves behind.</remarks>
    static void RequireFilled(
        CommandDescriptor command, IReadOnlyList<CommandOption> options, IReadOnlyList<CommandArgument> arguments)
    {
        var ofOptions =
            options.Where(each => each.Value is "").Select(each => each.Option).OfType<CommandOptionDescriptor>()
                .Where(option => IsText(option.OptionType)).Select(option => $"--{option.Name}");
        var ofArguments = arguments.Index().Where(each => each.Item.Value.Length == 0)
            .Select(each => command.Arguments[Math.Min(each.Index, command.Arguments.Count - 1)])
            .Where(argument => IsText(argument.ArgumentType)).Select(argument => argument.Name.ToUpperInvariant());
        if (ofOptions.Concat(ofArguments).FirstOrDefault() is { } empty)
        {
            throw new UsageException($"{empty} is empty: give a value, or leave it out");
        }
    }

    static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]);

    static string? Text(ParameterBinderException error) => error switch
    {
        { Result: ParameterBinderResult.InsufficientArgument, Argument: { } argument } =>
            $"{argument.Name.ToUpperInvariant()} is missing",
        { Result: ParameterBinderResult.InsufficientOption, Option: { } option } =>
            $"{string.Join(" or ", OptionTable.NamesOf(option))} is missing: {OptionTable.ValueOf(option)}",
        { Result: ParameterBinderResult.ValidationFailed } => error.Message,
        { InnerException: OnnxVizException inner } => inner.Message,
        { InnerException: WrongValue inner, Option: { } option } => $"--{option.Name} {inner.Message}",
        { InnerException: WrongValue inner, Argument: { } argument } =>
            $"{argument.Name.ToUpperInvariant()} {inner.Message}",
        _ => null,
    };
}
