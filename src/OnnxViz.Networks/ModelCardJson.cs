using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnnxViz.Networks;

/// <summary>A model card as its file has it.</summary>
public sealed record ModelCardJson
{
    /// <summary>What the model is, for people to read.</summary>
    public JsonElement? About { get; init; }

    /// <summary>
    /// Whether the model is a fixed descriptor of pictures, such as HOG, and nothing in it was learnt.
    /// </summary>
    public bool? Descriptor { get; init; }

    /// <summary>The name of a preset, or numbers; null where nobody has said.</summary>
    public JsonElement? Preprocessing { get; init; }

    /// <summary>The picture input, where the model has several.</summary>
    public string? Input { get; init; }

    /// <summary>Where the channels are: <c>nchw</c> or <c>nhwc</c>.</summary>
    public string? Layout { get; init; }

    /// <summary>The file that names the classes, relative to the card.</summary>
    public string? Labels { get; init; }

    /// <summary>Usual names of layers with the tensors they stand for.</summary>
    [JsonConverter(typeof(NamesConverter<string?>))]
    public IReadOnlyDictionary<string, string?>? Layers { get; init; }

    /// <summary>What inputs beside the picture are fed: a number, a truth value, or the name of a file.</summary>
    [JsonConverter(typeof(NamesConverter<JsonElement>))]
    public IReadOnlyDictionary<string, JsonElement>? Feed { get; init; }

    /// <summary>Keys that no card has.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
