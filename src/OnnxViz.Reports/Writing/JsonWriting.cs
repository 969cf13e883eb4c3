using System.Text.Json;

namespace OnnxViz.Reports;

/// <summary>Short ways to write what a report holds.</summary>
static class JsonWriting
{
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Numbers; null for each that is not finite, which JSON has no word for.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> numbers) =>
        json.WriteNumbers(name, numbers, double.IsFinite, json.WriteNumberValue);

    /// <summary>Numbers of single precision, as short as they can be told apart.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<float> numbers) =>
        json.WriteNumbers(name, numbers, float.IsFinite, json.WriteNumberValue);

    public static void WriteFacts(this Utf8JsonWriter json, IReadOnlyList<ReportFact> facts) =>
        json.WriteArray("facts", facts, fact =>
        {
            json.WriteString("name", fact.Name);
            json.WriteString("value", fact.Value);
        });

    public static void WriteImage(this Utf8JsonWriter json, string name, ReportImage? image)
    {
        if (image is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("width", image.Width);
        json.WriteNumber("height", image.Height);
        json.WriteString("type", image.Type);
        json.WriteBase64String("bytes", image.Bytes);
        json.WriteEndObject();
    }

    static void WriteNumbers<T>(
        this Utf8JsonWriter json, string name, IEnumerable<T> numbers, Func<T, bool> isFinite, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            if (isFinite(number))
            {
                write(number);
            }
            else
            {
                json.WriteNullValue();
            }
        }
        json.WriteEndArray();
    }
}
