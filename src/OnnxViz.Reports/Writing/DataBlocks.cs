using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace OnnxViz.Reports;

/// <summary>
/// Data inside a page, in elements that a browser keeps as text: found by their id, read when they are needed.
/// </summary>
sealed class DataBlocks(Stream stream)
{
    const int Chunk = 3 * 16384;

    /// <summary>A JSON object; no character of it can end the element, since &lt; is escaped.</summary>
    public void Json(string id, Action<Utf8JsonWriter> fill)
    {
        Open(id, "application/json");
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            fill(json);
            json.WriteEndObject();
        }
        Close();
    }

    /// <summary>Bytes in base 64.</summary>
    public void Bytes(string id, string type, ReadOnlySpan<byte> bytes)
    {
        Open(id, type);
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(Chunk)];
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Chunk, bytes.Length)..])
        {
            Base64.EncodeToUtf8(bytes[..Math.Min(Chunk, bytes.Length)], text, out _, out var length);
            stream.Write(text, 0, length);
        }
        Close();
    }

    void Open(string id, string type) => Text($"<script id=\"{id}\" type=\"{type}\">");

    void Close() => Text("</script>\n");

    void Text(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
