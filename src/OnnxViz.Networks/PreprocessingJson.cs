using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnnxViz.Networks;

/// <summary>The numbers of a preprocessing as a model card has them; null where it has not.</summary>
sealed record PreprocessingJson
{
    public float[]? Range { get; init; }

    public float[]? Mean { get; init; }

    public float[]? Sd { get; init; }

    public string? Order { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
