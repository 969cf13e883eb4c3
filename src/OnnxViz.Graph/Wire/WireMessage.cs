using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace OnnxViz.Graph.Wire;

/// <summary>Decodes messages.</summary>
static class WireMessage
{
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    /// <exception cref="EndOfStreamException">They end too early.</exception>
    public static T Parse<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes) where T : IMessage<T>, new()
    {
        var type = new T().Descriptor;
        MessageCount.Require(bytes, type);
        try
        {
            return ParseOdd(parser, bytes, type);
        }
        catch (Exception error) when (
            error is InvalidProtocolBufferException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException(
                error is InvalidProtocolBufferException ? error.Message : "a field is longer than its message", error);
        }
    }

    /// <remarks>
    /// Texts that are not UTF-8 are seldom, and a look at all of them costs time: only where decoding fails.
    /// </remarks>
    static T ParseOdd<T>(
        MessageParser<T> parser, ReadOnlySpan<byte> bytes, MessageDescriptor type) where T : IMessage<T>, new()
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return parser.ParseFrom(OddTexts.Mend(bytes, type));
        }
    }
}
