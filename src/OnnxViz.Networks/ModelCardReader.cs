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
                ? ByName(layers, layer => layer.GetString() ?? "")
                : new Dictionary<string, string>(),
            card.TryGetProperty("labels", out var labels) ? Path.Combine(Path.GetDirectoryName(path) ?? "", labels.GetString() ?? "") : null,
            card.TryGetProperty("input", out var input) ? input.GetString() : null,
            path)
        {
            Layout = card.TryGetProperty("layout", out var layout) ? ReadLayout(layout) : null,
            Feeds = card.TryGetProperty("feed", out var feeds)
                ? ByName(feeds, feed => Feed.Parse($"{feed}", Path.GetDirectoryName(path) ?? ""))
                : new Dictionary<string, Feed>(),
        };
    }

    InputLayout ReadLayout(JsonElement layout) => $"{layout}".ToLowerInvariant() switch
    {
        "nchw" => InputLayout.ChannelsFirst,
        "nhwc" => InputLayout.ChannelsLast,
        _ => throw new OnnxVizException($"the model card {path} has the layout {layout}; it may be nchw or nhwc"),
    };

    Dictionary<string, T> ByName<T>(JsonElement json, Func<JsonElement, T> read)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!all.TryAdd(property.Name, read(property.Value)))
            {
                throw new OnnxVizException($"the model card {path} names {property.Name} twice");
            }
        }

        return all;
    }

    Preprocessing ReadPreprocessing(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return Preprocessing.Preset(json.GetString()!);
        }

        return Numbers(json, "range", [0, 1]) is [var low, var high]
            ? new(low, high, Numbers(json, "mean", []), Deviations(json), Order(json))
            : throw new OnnxVizException($"the model card {path}: a range is two numbers, such as [0, 255]");
    }

    ChannelOrder Order(JsonElement json) =>
        !json.TryGetProperty("order", out var order) ? ChannelOrder.Rgb
        : Enum.TryParse<ChannelOrder>(order.GetString(), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
        : throw new OnnxVizException($"the model card {path}: there is no order {order.GetString()}, it is rgb or bgr");

    float[] Deviations(JsonElement json)
    {
        var numbers = Numbers(json, "sd", []);
        return !numbers.Contains(0) ? numbers : throw new OnnxVizException($"the model card {path}: no number of sd may be 0");
    }

    float[] Numbers(JsonElement json, string name, float[] fallback)
    {
        var numbers = json.TryGetProperty(name, out var given)
            ? given.EnumerateArray().Select(number => number.GetSingle()).ToArray()
            : fallback;
        return numbers.All(float.IsFinite) ? numbers : throw new OnnxVizException($"the model card {path}: {name} has an infinite number");
    }
}
