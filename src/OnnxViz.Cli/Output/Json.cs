using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnnxViz.Cli.Output;

/// <summary>JSON for programs: one line on the terminal, indented in files.</summary>
static class Json
{
    static readonly JsonSerializerOptions OnOneLine = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    static readonly JsonSerializerOptions Indented = new(OnOneLine) { WriteIndented = true, NewLine = "\n" };

    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static T Read<T>(string text) where T : class =>
        JsonSerializer.Deserialize<T>(text, OnOneLine) ?? throw new JsonException("there is nothing in it");

    public static string Line(object value) => JsonSerializer.Serialize(value, OnOneLine);

    public static string Text(object value) => JsonSerializer.Serialize(value, Indented) + "\n";
}
