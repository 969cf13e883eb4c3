using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>What the JSON of a model card means.</summary>
sealed class ModelCardReader(string path)
{
    readonly string _folder = Path.GetDirectoryName(path) ?? "";

    /// <exception cref="JsonException">The text is no card.</exception>
    public ModelCard Read(string text)
    {
        var card = JsonSerializer.Deserialize(text, NetworksJson.Default.ModelCardJson)
            ?? throw new JsonException("it is null");
        RequireKnown(card.Unknown, NetworksJson.Default.ModelCardJson, "");
        return new(
            card.Preprocessing is { } preprocessing ? Preprocessing(preprocessing) : null,
            (card.Layers ?? new Dictionary<string, string?>()).ToDictionary(
                pair => pair.Key, pair => Tensor(pair.Key, pair.Value)),
            card.Labels is { } labels ? Path.Combine(_folder, labels) : null,
            card.Input,
            path)
        {
            About = card.About?.ToString(),
            IsDescriptor = card.Descriptor == true,
            Layout = card.Layout is { } layout ? Layout(layout) : null,
            Feeds = (card.Feed ?? new Dictionary<string, JsonElement>())
                .ToDictionary(pair => pair.Key, pair => Feed.Parse($"{pair.Value}", _folder)),
        };
    }

    void RequireKnown(IDictionary<string, JsonElement>? unknown, JsonTypeInfo type, string where)
    {
        if (unknown is { Count: > 0 })
        {
            var keys = type.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name);
            throw new OnnxVizException(
                $"the model card {path} has a key {unknown.First().Key}{where}; it may have {string.Join(", ", keys)}");
        }
    }

    string Tensor(string layer, string? tensor) =>
        tensor ?? throw new OnnxVizException($"the model card {path} names no tensor for the layer {layer}");

    InputLayout Layout(string layout) => layout.ToLowerInvariant() switch
    {
        "nchw" => InputLayout.ChannelsFirst,
        "nhwc" => InputLayout.ChannelsLast,
        _ => throw new OnnxVizException($"the model card {path} has the layout {layout}; it may be nchw or nhwc"),
    };

    Preprocessing Preprocessing(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? Networks.Preprocessing.Preset(json.GetString()!)
        : Preprocessing(json.Deserialize(NetworksJson.Default.PreprocessingJson)!);

    Preprocessing Preprocessing(PreprocessingJson json)
    {
        RequireKnown(json.Unknown, NetworksJson.Default.PreprocessingJson, " in its preprocessing");
        return Finite(json.Range ?? [0, 1], "range") is [var low, var high]
            ? new(low, high, Finite(json.Mean ?? [], "mean"), Deviations(json.Sd ?? []), Order(json.Order))
            : throw new OnnxVizException($"the model card {path}: a range is two numbers, such as [0, 255]");
    }

    ChannelOrder Order(string? order) =>
        order is null ? ChannelOrder.Rgb
        : Enum.TryParse<ChannelOrder>(order, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known
        : throw new OnnxVizException($"the model card {path}: there is no order {order}, it is rgb or bgr");

    float[] Deviations(float[] numbers) => !numbers.Contains(0)
        ? Finite(numbers, "sd")
        : throw new OnnxVizException($"the model card {path}: no number of sd may be 0");

    float[] Finite(float[] numbers, string name) => numbers.All(float.IsFinite)
        ? numbers
        : throw new OnnxVizException($"the model card {path}: {name} has an infinite number");
}
