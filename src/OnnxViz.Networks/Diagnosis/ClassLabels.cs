using System.Text.Json;
using System.Text.RegularExpressions;
using OnnxViz.Graph;
using OnnxViz.Graph.Foreign;

namespace OnnxViz.Networks;

/// <summary>The names of a classifier's classes.</summary>
public sealed partial class ClassLabels
{
    const string Background = "background";

    readonly string[] _names;
    readonly string _path;

    ClassLabels(string[] names, string path) => (_names, _path) = (names, path);

    /// <summary>How many there are.</summary>
    public int Count => _names.Length;

    /// <summary>
    /// Reads names: a line each, perhaps behind WordNet ids as in <c>synset_words.txt</c>; or JSON, a list of names or
    /// an object from indices to names or lists that end in names, as in <c>imagenet_class_index.json</c>.
    /// </summary>
    /// <exception cref="OnnxVizException">The file cannot be read, or is nothing of this.</exception>
    public static ClassLabels Read(string path)
    {
        try
        {
            if (ForeignFile.PointerAt(path) is { } pointer)
            {
                throw new OnnxVizException(pointer);
            }

            var text = File.ReadAllText(path);
            var names = text.TrimStart() is ['{' or '[', ..] ? OfJson(text) : OfLines(text);
            return names.Length > 0 ? new(names, path) : throw new FormatException("it is empty");
        }
        catch (Exception error) when (
            error is JsonException
                or IOException
                or UnauthorizedAccessException
                or InvalidOperationException
                or FormatException)
        {
            throw new OnnxVizException(
                $"the names of classes in {path} cannot be read: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
                error);
        }
    }

    /// <summary>
    /// The names for a number of classes. Where there is one class more than names, the first is the background, as in
    /// networks from TensorFlow.
    /// </summary>
    /// <exception cref="OnnxVizException">There are more or fewer names.</exception>
    public IReadOnlyList<string> For(long classes) =>
        classes == Count ? _names
        : classes == Count + 1 ? [Background, .. _names]
        : throw new OnnxVizException(
            $"{_path} names {Count} classes, the network has {classes}: give another file with --labels");

    static string[] OfLines(string text) =>
        [.. text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => WordNetId().Replace(line.Trim(), ""))];

    static string[] OfJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Array
            ? [.. root.EnumerateArray().Select(Name)]
            : [.. root.EnumerateObject().OrderBy(pair => int.Parse(pair.Name)).Select(
                (pair, index) => index == int.Parse(pair.Name)
                    ? Name(pair.Value)
                    : throw new FormatException($"there is no class {index}"))];
    }

    static string Name(JsonElement json) =>
        (json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Last() : json).GetString()!;

    [GeneratedRegex(@"^n\d{8}\s+")]
    private static partial Regex WordNetId();
}
