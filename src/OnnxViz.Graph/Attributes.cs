using System.Collections;

namespace OnnxViz.Graph;

/// <summary>
/// A node's attributes by name. A content is a <c>long</c>, <c>float</c>, <c>string</c>, <see cref="Tensor"/>,
/// <see cref="OnnxGraph"/>, an array of long, float or string, or inside a function an
/// <see cref="AttributeReference"/>.
/// </summary>
public sealed class Attributes : IEnumerable<KeyValuePair<string, object>>
{
    readonly SortedDictionary<string, object> _contents = new(StringComparer.Ordinal);

    /// <summary>No attributes.</summary>
    public static Attributes None { get; } = [];

    /// <summary>The names, sorted.</summary>
    public IReadOnlyCollection<string> Names => _contents.Keys;

    /// <summary>The content under a name, or null.</summary>
    public object? this[string name] => _contents.GetValueOrDefault(name);

    /// <summary>
    /// Collection-initialiser support: <c>new Attributes { ["axis"] = 1L }</c> is spelt <c>{ { "axis", 1L } }</c>.
    /// </summary>
    /// <exception cref="OnnxVizException">The content is of a kind that an attribute cannot hold.</exception>
    public void Add(string name, object content) => _contents[name] = content switch
    {
        long or float or string or Tensor or OnnxGraph or long[] or float[] or string[] or AttributeReference =>
            content,
        int number => (long)number,
        double number => (float)number,
        bool flag => flag ? 1L : 0L,
        _ => throw new OnnxVizException($"attribute {name}: ONNX attributes cannot hold a {content.GetType().Name}"),
    };

    /// <summary>Whether there is an attribute of this name.</summary>
    public bool Has(string name) => _contents.ContainsKey(name);

    /// <summary>An integer, or the fallback where the attribute is absent.</summary>
    public long Int(string name, long fallback) => Get(name, fallback);

    /// <summary>A float, or the fallback where the attribute is absent.</summary>
    public float Float(string name, float fallback) => Get(name, fallback);

    /// <summary>A text, or the fallback where the attribute is absent.</summary>
    public string Text(string name, string fallback) => Get(name, fallback);

    /// <summary>Integers, or null where the attribute is absent.</summary>
    public long[]? Ints(string name) => Get<long[]?>(name, null);

    /// <summary>The same attributes with one set.</summary>
    public Attributes With(string name, object content)
    {
        var copy = new Attributes();
        foreach (var (other, value) in _contents)
        {
            copy.Add(other, value);
        }

        copy.Add(name, content);
        return copy;
    }

    /// <summary>The same names with other contents.</summary>
    public Attributes Select(Func<object, object> change)
    {
        var changed = new Attributes();
        foreach (var (name, content) in _contents)
        {
            changed.Add(name, change(content));
        }

        return changed;
    }

    /// <summary>The same attributes without some.</summary>
    public Attributes Without(params string[] names)
    {
        var copy = new Attributes();
        foreach (var (name, value) in _contents.Where(pair => !names.Contains(pair.Key)))
        {
            copy.Add(name, value);
        }

        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _contents.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The attributes as text, such as <c>axis=1, pads=[0, 0]</c>.</summary>
    public override string ToString() =>
        string.Join(", ", _contents.Select(pair => $"{pair.Key}={Text(pair.Value)}"));

    static string Text(object content) => content switch
    {
        long[] many => $"[{string.Join(", ", many)}]",
        float[] many => $"[{string.Join(", ", many.Select(number => number.ToString("R")))}]",
        string[] many => $"[{string.Join(", ", many)}]",
        float number => number.ToString("R"),
        Tensor or OnnxGraph =>
            $"{content.GetType().Name}#{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(content)}",
        _ => content.ToString() ?? "",
    };

    T Get<T>(string name, T fallback) => _contents.TryGetValue(name, out var content)
        ? content is T typed
            ? typed
            : throw new OnnxVizException($"attribute {name} is a {content.GetType().Name}, not a {typeof(T).Name}")
        : fallback;
}
