using System.Globalization;
using Cocona.Command.Binder;

namespace OnnxViz.CommandLine.Values;

/// <summary>Reads values from words, and says in our own words what is wrong with them.</summary>
/// <param name="readers">Makes the readers of types of one's own, when the first value is read.</param>
public sealed class ValueReader(Func<IReadOnlyDictionary<Type, Func<string, object>>> readers) : ICoconaValueConverter
{
    /// <summary>Reads texts, numbers, flags and words of enumerations.</summary>
    public static ValueReader Usual { get; } = new(() => new Dictionary<Type, Func<string, object>>());

    readonly Lazy<IReadOnlyDictionary<Type, Func<string, object>>> _readers = new(readers);

    /// <inheritdoc/>
    public object? ConvertTo(Type t, string? value)
    {
        var (type, text) = (Nullable.GetUnderlyingType(t) ?? t, value ?? "");
        return type == typeof(string) ? text
            : type == typeof(int) ? Integer(text)
            : type == typeof(float) ? Number(text)
            : type == typeof(double) ? Precise(text)
            : type == typeof(bool) ? Flag(text)
            : _readers.Value.TryGetValue(type, out var read) ? read(text)
            : type.IsEnum ? Choice(type, text)
            : throw new InvalidOperationException($"nothing reads a {type.Name}");
    }

    /// <summary>Any whole number.</summary>
    public static int Integer(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new WrongValue($"is a whole number, not {text}");

    /// <summary>A finite number.</summary>
    public static float Number(string text) =>
        float.TryParse(text, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new WrongValue($"takes numbers, not {text}");

    /// <summary>One of the words of an enumeration, whatever its case.</summary>
    public static T Choice<T>(string text) where T : struct, Enum => (T)Choice(typeof(T), text);

    static double Precise(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new WrongValue($"is a number, not {text}");

    static bool Flag(string text) =>
        bool.TryParse(text, out var flag) ? flag : throw new WrongValue($"is true or false, not {text}");

    static object Choice(Type type, string text)
    {
        var names = Enum.GetNames(type);
        var name = Array.Find(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? Enum.Parse(type, name)
            : throw new WrongValue(
                $"is {string.Join(names.Length == 2 ? " or " : ", ", names).ToLowerInvariant()}, not {text}");
    }
}
