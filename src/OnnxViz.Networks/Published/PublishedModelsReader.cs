using System.Text.Json;
using System.Text.Json.Nodes;

namespace OnnxViz.Networks;

/// <summary>The JSON of a table of published models.</summary>
/// <param name="table">
/// <c>sources</c>: addresses in order of trying, with <c>{path}</c>, <c>{file}</c> and <c>{stem}</c> for each model's;
/// <c>labels</c>: names of classes by the name of their set, a file or lines; <c>models</c>.
/// </param>
sealed class PublishedModelsReader(JsonElement table)
{
    const int HashDigits = 64;
    static readonly string[] OfCard = ["preprocessing", "layers"];

    /// <summary>The models, in the table's order.</summary>
    /// <exception cref="FormatException">A name or a checksum is not what it should be.</exception>
    public IReadOnlyList<PublishedModel> Models()
    {
        PublishedModel[] models = [.. table.GetProperty("models").EnumerateArray().Select(Model)];
        var twice = models.GroupBy(model => model.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? models : throw new FormatException($"the model {twice.Key} is there twice");
    }

    PublishedModel Model(JsonElement model)
    {
        var path = Text(model, "path");
        var labels = model.TryGetProperty("labels", out var set) ? table.GetProperty("labels").GetProperty(set.GetString()!) : default;
        return new(
            Text(model, "name"),
            Text(model, "about"),
            Text(model, "licence"),
            File(model, Path.GetFileName(path), table.GetProperty("sources").EnumerateArray().Select(source => Filled(source, path))),
            Has(labels, "file") ? File(labels, Text(labels, "file"), Texts(labels, "addresses")) : null,
            Has(labels, "lines") ? [.. Texts(labels, "lines")] : [],
            Card(model));
    }

    static PublishedFile File(JsonElement json, string name, IEnumerable<string> addresses)
    {
        var (size, hash) = (json.GetProperty("size").GetInt64(), Text(json, "sha256"));
        return size > 0 && hash.Length == HashDigits && hash.All(char.IsAsciiHexDigitLower) && name == Path.GetFileName(name) && name.Length > 0
            ? new(name, [.. addresses.Select(address => new Uri(address))], size, hash)
            : throw new FormatException($"the file {name} has no plain name, no size or no SHA-256");
    }

    static string Filled(JsonElement source, string path) => source.GetString()!
        .Replace("{path}", path, StringComparison.Ordinal)
        .Replace("{file}", Path.GetFileName(path), StringComparison.Ordinal)
        .Replace("{stem}", Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal);

    static JsonObject Card(JsonElement model) =>
        new(OfCard.Where(key => Has(model, key)).Select(key => KeyValuePair.Create(key, JsonNode.Parse(model.GetProperty(key).GetRawText()))));

    static bool Has(JsonElement json, string key) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out _);

    static string Text(JsonElement json, string key) => json.GetProperty(key).GetString()!;

    static IEnumerable<string> Texts(JsonElement json, string key) => json.GetProperty(key).EnumerateArray().Select(each => each.GetString()!);
}
