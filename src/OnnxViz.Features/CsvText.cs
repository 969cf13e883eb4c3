namespace OnnxViz.Features;

/// <summary>Text as a field of comma-separated values (RFC 4180).</summary>
public static class CsvText
{
    /// <summary>The text itself, or between quotes where it would not be one field.</summary>
    public static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
