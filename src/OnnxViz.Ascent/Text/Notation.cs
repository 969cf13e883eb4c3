using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The texts of parts: objectives, parameterisations, transforms, penalties, filters, optimisers, stages, recipes, and
/// families of other projects. A part is a record and its constructor is its text, so that adding one takes a record
/// and nothing else; it lives in the project of its family.
/// </summary>
public static class Notation
{
    static readonly ConcurrentDictionary<Assembly, IReadOnlyList<NotationEntry>> Entries = new();

    /// <summary>All kinds of parts of a climb that can be written.</summary>
    public static IReadOnlyList<NotationEntry> All => In(typeof(Notation).Assembly);

    /// <summary>The kinds of a family that can be written.</summary>
    /// <typeparam name="T">The family, such as <see cref="Objective"/>.</typeparam>
    public static IReadOnlyList<NotationEntry> Of<T>() => Of(typeof(T));

    /// <summary>Reads a part.</summary>
    /// <typeparam name="T">Its family.</typeparam>
    /// <param name="text">The text.</param>
    /// <exception cref="OnnxVizException">The text is none; the message says where, and what there is.</exception>
    public static T Read<T>(string text) where T : class => (T)new NotationReader(text, typeof(T)).ReadAll();

    /// <summary>
    /// Writes a part so that it can be read; arguments at the end that have their defaults are left out.
    /// </summary>
    public static string Write(object part)
    {
        var entry = EntryOf(part.GetType());
        var contents = entry.Parameters.Select(
            parameter => (Parameter: parameter, Content: ContentOf(part, parameter))).ToList();
        while (contents is [.., var last] && last.Parameter.HasDefaultValue && Equals(
            last.Content, last.Parameter.DefaultValue))
        {
            contents.RemoveAt(contents.Count - 1);
        }

        return contents.Count == 0
            ? entry.Name
            : $"{entry.Name}({string.Join(", ", contents.Select(pair => Argument(pair.Content)))})";
    }

    /// <summary>All arguments of a part by name, those that have their defaults too, as text.</summary>
    public static IReadOnlyDictionary<string, string> Arguments(object part) =>
        EntryOf(part.GetType()).Parameters.ToDictionary(
            parameter => $"{char.ToLowerInvariant(parameter.Name![0])}{parameter.Name[1..]}",
            parameter => Argument(ContentOf(part, parameter)));

    internal static IReadOnlyList<NotationEntry> Of(Type family) =>
        [.. In(family.Assembly).Where(entry => entry.Type.IsAssignableTo(family))];

    internal static string Quoted(string text) =>
        text.Length > 0 && text.AsSpan().IndexOfAny(",()'\"[]\\") < 0 && text.Trim() == text
        ? text
        : text.Contains('"') && !text.Contains('\'') && !text.Contains('\\') ? $"'{text}'"
        : $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    /// <summary>The part with each argument of a type and name put through a function.</summary>
    internal static T Change<T>(T part, string parameter, Func<string, string> change) where T : class
    {
        var entry = EntryOf(part.GetType());
        return (T)entry.Constructor.Invoke([.. entry.Parameters.Select(each => ContentOf(
            part, each) is string text && each.Name == parameter
            ? change(text)
            : ContentOf(part, each))]);
    }

    /// <summary>The texts among a part's arguments that have a name.</summary>
    internal static IEnumerable<string> Texts(object part, string parameter) =>
        EntryOf(part.GetType()).Parameters.Where(each => each.Name == parameter).Select(
            each => ContentOf(part, each)).OfType<string>();

    static IReadOnlyList<NotationEntry> In(Assembly assembly) => Entries.GetOrAdd(assembly, Marked);

    static IReadOnlyList<NotationEntry> Marked(Assembly assembly) =>
        [.. from type in assembly.GetTypes()
            where !type.IsAbstract
            let mark = type.GetCustomAttribute<NotationAttribute>()
            where mark is not null
            orderby mark.Name
            select new NotationEntry(type, mark)];

    static NotationEntry EntryOf(Type type) => In(type.Assembly).FirstOrDefault(entry => entry.Type == type)
        ?? throw new InvalidOperationException($"{type.Name} has no notation");

    static object? ContentOf(object part, ParameterInfo parameter) =>
        part.GetType().GetProperty(parameter.Name!)!.GetValue(part);

    static string Argument(object? content) => content switch
    {
        null => "none",
        string text => Quoted(text),
        float number => number.ToString(CultureInfo.InvariantCulture),
        bool or Enum => content.ToString()!.ToLowerInvariant(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Argument))}]",
        _ => content.ToString()!,
    };
}
