using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnnxViz.Networks;

/// <summary>
/// How the JSON of this project is read and written; the code of it is made by the compiler, not when it runs.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelCardJson))]
[JsonSerializable(typeof(PreprocessingJson))]
[JsonSerializable(typeof(PublishedTableJson))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(double))]
sealed partial class NetworksJson : JsonSerializerContext
{
    /// <summary>The text of a model card's file.</summary>
    public static string Text(ModelCardJson card) => JsonSerializer.Serialize(card, Readable().ModelCardJson) + "\n";

    static NetworksJson Readable() => new(new(Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
