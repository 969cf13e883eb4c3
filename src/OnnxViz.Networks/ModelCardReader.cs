using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The JSON of a model card.</summary>
sealed class ModelCardReader(string path)
{
    static readonly string[] Keys = ["preprocessing", "layers", "labels", "input", "layout", "feed", "about"];

    public ModelCard Read(JsonElement card)
    {
        foreach (var unknown in card.EnumerateObject().Where(property => !Keys.Contains(property.Name)))
        {
            throw new OnnxVizException($"the model card {path} has a key {unknown.Name}; it may have {string.Join(", ", Keys)}");
        }

        return new(
            card.TryGetProperty("preprocessing", out var preprocessing) ? ReadPreprocessing(preprocessing) : null,
            card.TryGetProperty("layers", out var layers)
                ? layers.EnumerateObject().ToDictionary(layer => layer.Name, layer => layer.Value.GetString() ?? "")
                : new Dictionary<string, string>(),
            card.TryGetProperty("labels", out var labels) ? Path.Combine(Path.GetDirectoryName(path) ?? "", labels.GetString() ?? "") : null,
            card.TryGetProperty("input", out var input) ? input.GetString() : null,
            path)
        {
            Layout = card.TryGetProperty("layout", out var layout) ? ReadLayout(layout) : null,
            Feeds = card.TryGetProperty("feed", out var feeds)
                ? feeds.EnumerateObject().ToDictionary(feed => feed.Name, feed => Feed.Parse($"{feed.Value}", Path.GetDirectoryName(path) ?? ""))
                : new Dictionary<string, Feed>(),
        };
    }

    InputLayout ReadLayout(JsonElement layout) => $"{layout}".ToLowerInvariant() switch
    {
        "nchw" => InputLayout.ChannelsFirst,
        "nhwc" => InputLayout.ChannelsLast,
        _ => throw new OnnxVizException($"the model card {path} has the layout {layout}; it may be nchw or nhwc"),
    };

    static Preprocessing ReadPreprocessing(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return Preprocessing.Preset(json.GetString()!);
        }

        var range = Numbers(json, "range", [0, 1]);
        return new(
            range[0],
            range[^1],
            Numbers(json, "mean", []),
            Numbers(json, "sd", []),
            json.TryGetProperty("order", out var order) ? Enum.Parse<ChannelOrder>(order.GetString() ?? "", ignoreCase: true) : ChannelOrder.Rgb);
    }

    static float[] Numbers(JsonElement json, string name, float[] fallback) => json.TryGetProperty(name, out var numbers)
        ? [.. numbers.EnumerateArray().Select(number => number.GetSingle())]
        : fallback;
}
