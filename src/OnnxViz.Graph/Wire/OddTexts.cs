using System.Text;
using Google.Protobuf.Reflection;

namespace OnnxViz.Graph.Wire;

/// <summary>
/// Texts that are not UTF-8, which some exporters write: bytes that are none are read as Latin-1, so that names which
/// differ go on differing.
/// </summary>
static class OddTexts
{
    /// <summary>The bytes of a message whose texts are all UTF-8.</summary>
    public static byte[] Mend(ReadOnlySpan<byte> message, MessageDescriptor type)
    {
        var output = new MemoryStream(message.Length);
        var cursor = new WireCursor(message);
        while (!cursor.AtEnd)
        {
            var start = cursor.Position;
            var (number, wireType) = cursor.ReadTag();
            var field = wireType == 2 ? type.FindFieldByNumber(number) : null;
            if (field?.FieldType is FieldType.Message or FieldType.String)
            {
                output.Write(message[start..cursor.Position]);
                var content = message[cursor.ReadContent()];
                output.WriteContent(
                    field.FieldType == FieldType.String ? Text(content) : Mend(content, field.MessageType));
            }
            else
            {
                cursor.Skip(wireType);
                output.Write(message[start..cursor.Position]);
            }
        }

        return output.ToArray();
    }

    static byte[] Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            var isWhole =
                Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            text.Append(isWhole ? rune.ToString() : Encoding.Latin1.GetString(bytes[..length]));
            bytes = bytes[length..];
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
