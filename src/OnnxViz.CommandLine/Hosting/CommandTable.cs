using System.Reflection;
using Cocona;
using Cocona.Command;

namespace OnnxViz.CommandLine.Hosting;

/// <summary>
/// The commands by name. Only what is asked for is built: the options of all commands take long to collect.
/// </summary>
sealed class CommandTable(IReadOnlyList<Type> types)
{
    const CommandProviderOptions Style =
        CommandProviderOptions.OptionNameToLowerCase | CommandProviderOptions.ArgumentNameToLowerCase;

    /// <summary>All commands, in the order of the program.</summary>
    public IEnumerable<CommandDescriptor> All => types.Select(Build);

    /// <summary>The names that people may use.</summary>
    public IEnumerable<string> Names =>
        types.Select(Method).Where(method => !method.IsDefined(typeof(HiddenAttribute))).Select(NameOf);

    /// <summary>The command of that name; null where there is none.</summary>
    public CommandDescriptor? Find(string name) =>
        types.FirstOrDefault(type => NameOf(Method(type)) == name) is { } type ? Build(type) : null;

    static CommandDescriptor Build(Type type) =>
        CommonOptions.AddTo(new CoconaCommandProvider([type], Style).GetCommandCollection().All[0]);

    static MethodInfo Method(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Single(method => method.IsDefined(typeof(CommandAttribute)));

    static string NameOf(MethodInfo method) => method.GetCustomAttribute<CommandAttribute>()!.Name!;
}
