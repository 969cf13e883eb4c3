using System.Text.Json;
using System.Text.Json.Nodes;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>
/// The index of a folder: what made it, and which files belong to which picture. Until all are there it says that it is
/// not complete.
/// </summary>
sealed class FeatureIndex(FeatureExtractor extractor, PictureList pictures, FeatureSink sink)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "index.json";

    const int MostPending = 1 << 16;
    const string IsComplete = "complete";
    const string ModelKey = "model";
    const string Onnxviz = "onnxviz";
    const string Onnxruntime = "onnxruntime";
    const string Run = "run";
    const string Batch = "batch";
    const string List = "list";
    const string Pictures = "pictures";

    readonly JsonObject _header = IndexJson.Tree(new IndexHeader(
        typeof(FeatureIndex).Assembly.GetName().Version!.ToString(3),
        OnnxSession.RuntimeVersion,
        new(
            Path.GetFileName(extractor.Network.Path),
            extractor.Network.ComputeHash(),
            extractor.Network.FindInput().Name,
            extractor.Network.FeedFingerprints()),
        new(extractor.Settings.Preprocessing),
        new(extractor),
        sink.Settings,
        [.. extractor.Layers.Select(layer => new IndexLayer(layer))],
        new(pictures)));

    readonly string _path = Path.Combine(sink.Folder, FileName);

    /// <summary>Whether there is an index.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>
    /// Fails where the folder holds files of another kind: model, layers, preprocessing, form of the files. Which
    /// pictures there are, how many run at once where nobody said, and with which versions, does not count.
    /// </summary>
    /// <exception cref="OnnxVizException">It does, or its index cannot be read.</exception>
    public void RequireOurs()
    {
        using var document = Read();
        foreach (var (key, ours) in _header.Where(pair => pair.Key is not (List or Onnxviz or Onnxruntime)))
        {
            var there = document.RootElement.TryGetProperty(key, out var value)
                ? JsonNode.Parse(value.GetRawText())
                : null;
            if (!JsonNode.DeepEquals(Deciding(key, there), Deciding(key, ours)))
            {
                throw new OnnxVizException(
                    $"{sink.Folder} holds files made otherwise "
                    + $"({Difference(key, Deciding(key, there), Deciding(key, ours))}): "
                    + "do the same again, or choose another folder");
            }
        }
    }

    /// <summary>
    /// What does not count and yet may change the last bits of numbers: other versions; null where they are the same.
    /// </summary>
    public string? OtherVersions()
    {
        using var document = Read();
        var there = document.RootElement.TryGetProperty(Onnxruntime, out var version) ? version.GetString() : null;
        var now = OnnxSession.RuntimeVersion;
        return there is null || there == now
            ? null
            : $"what is in {sink.Folder} was made with ONNX Runtime {there}, this is {now}: last digits may differ "
                + "between old and new files";
    }

    /// <summary>The pictures that were in the folder, or were to come into it.</summary>
    public KnownPictures Known()
    {
        using var document = Read();
        return new(document.RootElement.TryGetProperty(Pictures, out var listed)
            ? listed.EnumerateArray().ToDictionary(
                picture => picture.GetProperty("name").GetString()!,
                picture => picture.GetProperty("source").GetString()!)
            : []);
    }

    /// <summary>
    /// Whether the index says that all is there, of these pictures in this order, and all of it is as long as it says.
    /// </summary>
    public bool IsWhole()
    {
        using var document = Read();
        var root = document.RootElement;
        return root.GetProperty(IsComplete).GetBoolean()
            && JsonNode.DeepEquals(JsonNode.Parse(root.GetProperty(List).GetRawText()), _header[List])
            && root.GetProperty("files").EnumerateArray().All(IsThere)
            && root.GetProperty(Pictures).EnumerateArray().All(
                picture => picture.GetProperty("files").EnumerateArray().All(IsThere));
    }

    /// <summary>
    /// Whether the index says that all is there, of whichever pictures, and what they left behind together is as long
    /// as it says.
    /// </summary>
    public bool WasComplete()
    {
        using var document = Read();
        var root = document.RootElement;
        return root.GetProperty(IsComplete).GetBoolean() && root.GetProperty("files").EnumerateArray().All(IsThere);
    }

    /// <summary>The failures that a complete index tells of, by name.</summary>
    public IReadOnlyDictionary<string, string> Failures()
    {
        using var document = Read();
        return document.RootElement.GetProperty("failures").EnumerateArray()
            .ToDictionary(
                failure => failure.GetProperty("name").GetString()!,
                failure => failure.GetProperty("error").GetString()!);
    }

    /// <summary>
    /// The number of pictures that ran at once when the files of a folder were made; null where there is no index that
    /// tells.
    /// </summary>
    public static int? BatchIn(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)));
            return document.RootElement.GetProperty(Run).GetProperty(Batch).GetInt32();
        }
        catch (Exception failure) when (failure is JsonException
            or IOException
            or UnauthorizedAccessException
            or KeyNotFoundException
            or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes which pictures' files are to come.</summary>
    public void Begin() => Write(
        json => Array(
            json,
            Pictures,
            pictures.Select(picture => new IndexPicture(picture.Name, picture.Source, picture.Label, []))),
        isComplete: false);

    /// <summary>Writes what has become of every picture.</summary>
    public void Complete(IReadOnlyDictionary<int, string> failures) => Write(
        json =>
        {
            Array(json, "files", sink.Files.Select(Measured));
            Array(json, Pictures, pictures.Where(picture => !failures.ContainsKey(picture.Position))
                .Select(picture =>
                    new IndexPicture(
                        picture.Name, picture.Source, picture.Label, [.. sink.FilesOf(picture).Select(Measured)])));
            Array(json, "failures", failures.OrderBy(pair => pair.Key)
                .Select(pair => new IndexFailure(pictures[pair.Key].Name, pictures[pair.Key].Source, pair.Value)));
        },
        isComplete: true);

    /// <summary>What of a part of the index decides whether files are of one kind.</summary>
    JsonNode? Deciding(string key, JsonNode? part)
    {
        if (part is not JsonObject all)
        {
            return part;
        }

        var deciding = all.DeepClone().AsObject();
        string[] others = key switch
        {
            ModelKey => ["file"],
            Run when extractor.Settings.Batch is null => [Batch, "threads", "exact"],
            Run => ["threads", "exact"],
            _ => [],
        };
        System.Array.ForEach(others, name => deciding.Remove(name));
        return deciding;
    }

    static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteRawValue($"\n    {IndexJson.Line(item)}", skipInputValidation: true);
            if (json.BytesPending > MostPending)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    static string Difference(string key, JsonNode? there, JsonNode? ours) => key == ModelKey
        ? "another model, or other inputs"
        : (there, ours) is (JsonObject theirs, JsonObject all)
            && all.FirstOrDefault(part => !JsonNode.DeepEquals(theirs[part.Key], part.Value))
                is { Key: { } name, Value: var value }
            ? $"{name}: {Shown(theirs[name])} there, {Shown(value)} here"
            : $"{key}: {Shown(there)} there, {Shown(ours)} here";

    /// <summary>A part of the index for people: of layers their names.</summary>
    static string Shown(JsonNode? part) => part is JsonArray { Count: > 0 } items
        && items.All(item => item is JsonObject named && named.ContainsKey("name"))
        ? string.Join(", ", items.Select(item => $"{item!["name"]}"))
        : part?.ToJsonString(IndexJson.Relaxed) ?? "nothing";

    void Write(Action<Utf8JsonWriter> fill, bool isComplete) => AtomicFile.Write(_path, stream =>
    {
        using (var json = new Utf8JsonWriter(stream, IndexJson.Indented))
        {
            json.WriteStartObject();
            json.WriteBoolean(IsComplete, isComplete);
            foreach (var (key, value) in _header)
            {
                if (value is JsonArray items)
                {
                    Array(json, key, items);
                }
                else
                {
                    json.WritePropertyName(key);
                    json.WriteRawValue(IndexJson.Line(value));
                }
            }

            fill(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    });

    JsonDocument Read()
    {
        try
        {
            using var file = File.OpenRead(_path);
            return JsonDocument.Parse(file);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                $"{_path} cannot be read: {failure.Message.ReplaceLineEndings(" ")}; choose another folder", failure);
        }
    }

    bool IsThere(JsonElement file) =>
        new FileInfo(Path.Combine(sink.Folder, file.GetProperty("file").GetString()!)) is { Exists: true } found
        && found.Length == file.GetProperty("bytes").GetInt64();

    IndexFile Measured(FeatureFile file) =>
        new(file.Layer, file.Path, new FileInfo(Path.Combine(sink.Folder, file.Path)).Length);
}
