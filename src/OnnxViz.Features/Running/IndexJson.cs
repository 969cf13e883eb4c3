using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OnnxViz.Features;

/// <summary>JSON as the index has it.</summary>
static class IndexJson
{
    /// <summary>On one line, names in other scripts as they are.</summary>
    public static JsonSerializerOptions Relaxed { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How files are laid out.</summary>
    public static JsonWriterOptions Indented { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Relaxed);

    public static JsonObject Tree<T>(T value) => JsonSerializer.SerializeToNode(value, Relaxed)!.AsObject();
}
