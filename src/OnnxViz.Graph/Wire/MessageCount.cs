using Google.Protobuf.Reflection;

namespace OnnxViz.Graph.Wire;

/// <summary>
/// Counts the messages in a message before any is made: an empty one takes two bytes of a file and a hundred of memory.
/// </summary>
static class MessageCount
{
    /// <summary>Some ten times what the largest networks have.</summary>
    const int Most = 1_000_000;

    const int Deepest = 100;

    /// <exception cref="InvalidDataException">There are more than any model has, or they are nested deeper.</exception>
    /// <exception cref="EndOfStreamException">A field is longer than its message.</exception>
    public static void Require(ReadOnlySpan<byte> message, MessageDescriptor type)
    {
        var count = 0;
        Walk(message, type, 0, ref count);
    }

    static void Walk(ReadOnlySpan<byte> message, MessageDescriptor type, int depth, ref int count)
    {
        if (++count > Most || depth > Deepest)
        {
            throw new InvalidDataException(
                depth > Deepest ? $"messages nested deeper than {Deepest}" : $"more than {Most} messages");
        }

        var cursor = new WireCursor(message);
        while (!cursor.AtEnd)
        {
            var (number, wireType) = cursor.ReadTag();
            if (wireType == 2 && type.FindFieldByNumber(number) is { FieldType: FieldType.Message } field)
            {
                Walk(message[cursor.ReadContent()], field.MessageType, depth + 1, ref count);
            }
            else
            {
                cursor.Skip(wireType);
            }
        }
    }
}
