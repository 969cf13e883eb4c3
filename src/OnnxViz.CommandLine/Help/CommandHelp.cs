using System.Reflection;
using Cocona.Command;
using OnnxViz.CommandLine.Hosting;

namespace OnnxViz.CommandLine.Help;

/// <summary>The help of a command: what it takes, options by their headings with defaults, examples.</summary>
/// <param name="program">The program's name.</param>
/// <param name="command">The command.</param>
sealed class CommandHelp(string program, CommandDescriptor command)
{
    /// <summary>Writes the page.</summary>
    public void Write(TextWriter output)
    {
        var page = new HelpWriter(output);
        page.Head("Description");
        page.Lines(command.Description);
        page.Head("Usage");
        page.Lines(string.Join(' ', [program, command.Name, .. command.Arguments.Select(Usage), "[options]"]));
        if (command.Arguments.Count > 0)
        {
            List(
                page, "Arguments",
                [.. command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description))]);
        }

        Options(page);
        if (command.Method.GetCustomAttribute<ExamplesAttribute>() is { } examples)
        {
            page.Text(examples.Text);
        }
    }

    /// <summary>An argument as it stands in a usage line.</summary>
    public static string Usage(CommandArgumentDescriptor argument) =>
        (argument.IsRequired, argument.IsEnumerableLike) switch
        {
            (true, false) => $"<{argument.Name}>",
            (true, true) => $"<{argument.Name}>...",
            (false, false) => $"[<{argument.Name}>]",
            (false, true) => $"[<{argument.Name}>...]",
        };

    /// <summary>Writes rows below a title, the right column below itself.</summary>
    public static void List(
        HelpWriter page, string title, IReadOnlyList<(string Label, string Description)> rows, int width = 0)
    {
        page.Head(title);
        foreach (var (label, description) in rows)
        {
            page.Row(label, Math.Max(width, rows.Max(row => row.Label.Length)), description);
        }
    }

    /// <summary>An option's names and value.</summary>
    public static string Label(CommandOptionDescriptor option)
    {
        var value = option.OptionType == typeof(bool) ? "" : $" {OptionTable.ValueOf(option)}";
        return string.Join(", ", OptionTable.NamesOf(option)) + value + (option.IsRequired ? " (REQUIRED)" : "");
    }

    void Options(HelpWriter page)
    {
        var headings = Headings();
        var options = command.Options.Where(option => !option.IsHidden).ToArray();
        var width = options.Max(option => Label(option).Length);
        var groups = options.GroupBy(
            option => headings.GetValueOrDefault(
                option, IsCommon(option) ? HeadingAttribute.General : HeadingAttribute.Usual));
        foreach (var group in groups
            .OrderBy(group => group.Key switch { HeadingAttribute.Usual => 0, HeadingAttribute.General => 2, _ => 1 }))
        {
            List(
                page, group.Key,
                [.. group.Select(option => (Label(option), option.Description + Default(option)))], width);
        }
    }

    Dictionary<CommandOptionDescriptor, string> Headings()
    {
        var headings = new Dictionary<CommandOptionDescriptor, string>();
        foreach (var group in command.Parameters.OfType<CommandParameterSetDescriptor>())
        {
            var heading = group.ParameterSetType.GetCustomAttribute<HeadingAttribute>()?.Text ?? HeadingAttribute.Usual;
            foreach (var option in group.Members
                .Select(member => member.ParameterDescriptor).OfType<CommandOptionDescriptor>())
            {
                headings[option] = heading;
            }
        }

        return headings;
    }

    static bool IsCommon(CommandOptionDescriptor option) =>
        option == CommonOptions.Help || option == CommonOptions.Debug || option.Name == "json";

    static string Default(CommandOptionDescriptor option) =>
        option.DefaultValue is { HasValue: true, Value: { } value } && value is not bool
            ? $" [default: {(value is Enum ? $"{value}".ToLowerInvariant() : value)}]"
            : "";
}
