using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnnxViz.Atlas;

/// <summary>The JSON of an atlas.</summary>
static class AtlasJson
{
    static readonly JsonSerializerOptions OnOneLine = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>How files are read and written.</summary>
    public static JsonSerializerOptions Keys { get; } = new(OnOneLine) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Indented, for files.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value, Keys) + "\n";

    /// <summary>On one line.</summary>
    public static string Line(object value) => JsonSerializer.Serialize(value, OnOneLine);

    /// <summary>For a script block of a page: no &lt;, so that nothing ends the block.</summary>
    public static string InPage(object value) => JsonSerializer.Serialize(value, InPages);

    static readonly JsonSerializerOptions InPages = new(OnOneLine)
    {
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
