using Cocona.Command;

namespace OnnxViz.CommandLine.Hosting;

/// <summary>The options of a command by the names they go by.</summary>
sealed class OptionTable
{
    readonly Dictionary<string, CommandOptionDescriptor> _options = [];

    public OptionTable(IEnumerable<CommandOptionDescriptor> options)
    {
        foreach (var option in options)
        {
            foreach (var name in NamesOf(option))
            {
                _options[name] = option;
            }
        }
    }

    /// <summary>All names, with their dashes.</summary>
    public IEnumerable<string> Names => _options.Where(pair => !pair.Value.IsHidden).Select(pair => pair.Key);

    /// <summary>The option of that name; null where there is none.</summary>
    public CommandOptionDescriptor? Find(string name) => _options.GetValueOrDefault(name);

    /// <summary>What stands for an option's value.</summary>
    public static string ValueOf(CommandOptionDescriptor option) =>
        option.ValueName != option.OptionType.Name ? $"<{option.ValueName}>"
        : option.UnwrappedOptionType == typeof(string) ? "<text>"
        : "<n>";

    /// <summary>The names of an option, with dashes, the short ones first.</summary>
    public static IEnumerable<string> NamesOf(CommandOptionDescriptor option) =>
    [
        .. option.ShortName.Select(letter => $"-{letter}"),
        $"--{option.Name}",
        .. option.ParameterAttributes.OfType<SynonymAttribute>().Select(synonym => $"--{synonym.Name}"),
    ];
}
