using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Writes model cards.</summary>
public static class ModelCardWriter
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the card that says what is known of a network, whole or not at all, and never over another.</summary>
    /// <param name="network">The network, with what it was told.</param>
    /// <param name="preprocessing">How pictures go in.</param>
    /// <param name="labels">The file that names its classes; null for none.</param>
    /// <returns>Where the card is.</returns>
    /// <exception cref="OnnxVizException">There is a card already, or it cannot be written.</exception>
    public static string WriteNew(Network network, Preprocessing preprocessing, string? labels)
    {
        var path = ModelCard.PathBeside(network.Path);
        AtomicFile.WriteNew(path, Text(network, preprocessing, labels, Path.GetDirectoryName(Path.GetFullPath(path))!) + "\n");
        return path;
    }

    static string Text(Network network, Preprocessing preprocessing, string? labels, string folder)
    {
        var (input, card) = (network.Input, network.Card);
        var json = new JsonObject
        {
            ["preprocessing"] = Json(preprocessing),
            ["input"] = input.Name,
            ["layout"] = input.Layout == InputLayout.ChannelsFirst ? "nchw" : "nhwc",
        };
        if (labels is not null)
        {
            json["labels"] = Relative(folder, labels);
        }

        if (card.Layers.Count > 0)
        {
            json["layers"] = Object(card.Layers, layer => layer);
        }

        if (card.Feeds.Count > 0)
        {
            json["feed"] = Object(card.Feeds, feed => feed.File is null ? feed.Number : Relative(folder, feed.File));
        }

        return json.ToJsonString(Layout);
    }

    static JsonNode Json(Preprocessing preprocessing) => Preprocessing.Presets.ContainsKey($"{preprocessing}") ? $"{preprocessing}" : new JsonObject
    {
        ["range"] = Numbers([preprocessing.Low, preprocessing.High]),
        ["mean"] = Numbers(preprocessing.Mean),
        ["sd"] = Numbers(preprocessing.Sd),
        ["order"] = preprocessing.Order.ToString().ToLowerInvariant(),
    };

    static JsonArray Numbers(IReadOnlyList<float> numbers) => [.. numbers.Select(number => JsonValue.Create(number))];

    static JsonObject Object<T>(IReadOnlyDictionary<string, T> all, Func<T, JsonNode> json) =>
        new(all.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)json(pair.Value))));

    /// <remarks>Cards are read on any system, and forward slashes are.</remarks>
    static string Relative(string folder, string path) => Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
}
