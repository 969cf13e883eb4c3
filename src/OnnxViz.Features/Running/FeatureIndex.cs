using System.Text.Json;
using System.Text.Json.Nodes;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>The index of a folder: what made it, and which files belong to which picture. Until all are there it says that it is not complete.</summary>
sealed class FeatureIndex(FeatureExtractor extractor, PictureList pictures, FeatureSink sink)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "index.json";

    const int MostPending = 1 << 16;
    const string IsComplete = "complete";
    const string ModelKey = "model";

    readonly JsonObject _header = IndexJson.Tree(new IndexHeader(
        typeof(FeatureIndex).Assembly.GetName().Version!.ToString(3),
        OnnxSession.RuntimeVersion,
        new(Path.GetFileName(extractor.Network.Path), extractor.Network.Hash, extractor.Network.Input.Name, extractor.Network.Feed),
        new(extractor.Settings.Preprocessing),
        new(extractor),
        sink.Settings,
        [.. extractor.Layers.Select(layer => new IndexLayer(layer))],
        new(pictures)));

    readonly string _path = Path.Combine(sink.Folder, FileName);

    /// <summary>Fails where the folder holds the files of something else; false where it holds none.</summary>
    /// <exception cref="OnnxVizException">It does, or its index cannot be read.</exception>
    public bool IsOurs()
    {
        if (!File.Exists(_path))
        {
            return false;
        }

        using var document = Read();
        foreach (var (key, ours) in _header)
        {
            var there = document.RootElement.TryGetProperty(key, out var value) ? value.GetRawText() : "nothing";
            if (there == "nothing" || !JsonNode.DeepEquals(JsonNode.Parse(there), ours))
            {
                throw new OnnxVizException($"{sink.Folder} holds files made otherwise ({Difference(key, there, ours)}): do the same again, or choose another folder");
            }
        }

        return true;
    }

    /// <summary>Whether the index says that all is there, and all of it is as long as it says.</summary>
    public bool IsWhole()
    {
        using var document = Read();
        var root = document.RootElement;
        return root.GetProperty(IsComplete).GetBoolean()
            && root.GetProperty("files").EnumerateArray().All(IsThere)
            && root.GetProperty("pictures").EnumerateArray().All(picture => picture.GetProperty("files").EnumerateArray().All(IsThere));
    }

    /// <summary>The failures that a complete index tells of, by name.</summary>
    public IReadOnlyDictionary<string, string> Failures()
    {
        using var document = Read();
        return document.RootElement.GetProperty("failures").EnumerateArray()
            .ToDictionary(failure => failure.GetProperty("name").GetString()!, failure => failure.GetProperty("error").GetString()!);
    }

    /// <summary>Writes that files are to come.</summary>
    public void Begin() => Write(_ => { }, isComplete: false);

    /// <summary>Writes what has become of every picture.</summary>
    public void Complete(IReadOnlyDictionary<int, string> failures) => Write(
        json =>
        {
            Array(json, "files", sink.Files.Select(Measured));
            Array(json, "pictures", pictures.Where(picture => !failures.ContainsKey(picture.Position))
                .Select(picture => new IndexPicture(picture.Name, picture.Source, picture.Label, [.. sink.FilesOf(picture).Select(Measured)])));
            Array(json, "failures", failures.OrderBy(pair => pair.Key)
                .Select(pair => new IndexFailure(pictures[pair.Key].Name, pictures[pair.Key].Source, pair.Value)));
        },
        isComplete: true);

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

    static string Difference(string key, string there, JsonNode? ours) => key switch
    {
        ModelKey => "another model, or other inputs",
        "list" => "other pictures, or in another order",
        _ => $"{key}: {there} there, {ours?.ToJsonString()} here",
    };

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
            throw new OnnxVizException($"{_path} cannot be read: {failure.Message.ReplaceLineEndings(" ")}; choose another folder", failure);
        }
    }

    bool IsThere(JsonElement file) =>
        new FileInfo(Path.Combine(sink.Folder, file.GetProperty("file").GetString()!)) is { Exists: true } found
        && found.Length == file.GetProperty("bytes").GetInt64();

    IndexFile Measured(FeatureFile file) => new(file.Layer, file.Path, new FileInfo(Path.Combine(sink.Folder, file.Path)).Length);
}
