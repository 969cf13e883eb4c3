using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OnnxViz.Networks;

/// <summary>Names with what they stand for; which name is there twice is said.</summary>
sealed class NamesConverter<T> : JsonConverter<IReadOnlyDictionary<string, T>>
{
    public override IReadOnlyDictionary<string, T> Read(
        ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!all.TryAdd(name, JsonSerializer.Deserialize(ref reader, TypeInfo(options))!))
            {
                throw new JsonException($"it names {name} twice");
            }
        }

        return all;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> all, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in all)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, TypeInfo(options));
        }

        writer.WriteEndObject();
    }

    static JsonTypeInfo<T> TypeInfo(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
