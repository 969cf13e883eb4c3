using System.Globalization;
using System.Text.Json.Nodes;
using OnnxViz.Graph;

namespace OnnxViz.Video;

/// <summary>An object of a script that knows its place: what is wrong in it is said with the place.</summary>
/// <param name="content">The object.</param>
/// <param name="source">What the script is called.</param>
/// <param name="place">Its place in the script, such as <c>segments[2].motion</c>; empty for the whole.</param>
sealed class ScriptNode(JsonObject content, string source, string place)
{
    /// <summary>Fails unless all properties are among these.</summary>
    public ScriptNode Only(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in content)
        {
            if (!names.Contains(name))
            {
                throw Wrong(name, $"there is no such property; there are {string.Join(", ", names)}");
            }
        }

        return this;
    }

    public bool Has(string name) => content[name] is not null;

    /// <summary>A number, if it is there.</summary>
    public double? Number(string name, double low, double high) => content[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var number) => number >= low && number <= high
            ? number
            : throw Wrong(name, $"a number from {Text(low)} to {Text(high)} is expected, not {Text(number)}"),
        var other => throw Wrong(name, $"a number is expected, not {Short(other)}"),
    };

    /// <summary>A whole number, if it is there.</summary>
    public int? Whole(string name, int low, int high) => Number(name, low, high) is not { } number ? null
        : number == Math.Truncate(number) ? (int)number
        : throw Wrong(name, $"a whole number is expected, not {Text(number)}");

    /// <summary>A text, if it is there.</summary>
    public string? Text(string name) => content[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => throw Wrong(name, $"a text in quotes is expected, not {Short(other)}"),
    };

    /// <summary>A text put through a reader, whose complaints are said with the place.</summary>
    public T? Part<T>(string name, Func<string, T> read) where T : class =>
        Text(name) is { } text ? Read(name, text, read) : null;

    /// <summary>One text or several, each put through a reader.</summary>
    public IReadOnlyList<T>? Parts<T>(string name, Func<string, T> read) where T : class => content[name] switch
    {
        null => null,
        JsonArray list => [.. list.Select((item, index) => item is JsonValue value
            && value.TryGetValue<string>(out var text)
            ? Read($"{name}[{index}]", text, read)
            : throw Wrong($"{name}[{index}]", $"a text in quotes is expected, not {Short(item)}"))],
        _ => [Part(name, read)!],
    };

    /// <summary>An object below, if it is there.</summary>
    public ScriptNode? Child(string name) => content[name] switch
    {
        null => null,
        JsonObject child => new(child, source, At(name)),
        var other => throw Wrong(name, $"an object {{...}} is expected, not {Short(other)}"),
    };

    /// <summary>The objects of a list, if it is there.</summary>
    public IReadOnlyList<ScriptNode>? Children(string name) => content[name] switch
    {
        null => null,
        JsonArray list => [.. list.Select((item, index) => item is JsonObject child
            ? new ScriptNode(child, source, At($"{name}[{index}]"))
            : throw Wrong($"{name}[{index}]", $"an object {{...}} is expected, not {Short(item)}"))],
        var other => throw Wrong(name, $"a list [...] is expected, not {Short(other)}"),
    };

    /// <summary>Whether a property is a list.</summary>
    public bool IsList(string name) => content[name] is JsonArray;

    /// <summary>Whether a property is a text.</summary>
    public bool IsText(string name) => content[name] is JsonValue value && value.TryGetValue<string>(out _);

    /// <summary>An error at a property.</summary>
    public OnnxVizException Wrong(string name, string reason) => new($"{source}: {At(name)}: {reason}");

    T Read<T>(string name, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (OnnxVizException failure)
        {
            throw new OnnxVizException($"{source}: {At(name)}: {failure.Message}", failure);
        }
    }

    string At(string name) => place.Length == 0 ? name : name.Length == 0 ? place : $"{place}.{name}";

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    static string Short(JsonNode? node) => node?.ToJsonString() switch
    {
        null => "null",
        { Length: > 40 } text => $"{text[..40]}...",
        var text => text,
    };
}
