using Google.Protobuf;

namespace OnnxViz.Graph.Wire;

/// <summary>Decodes messages.</summary>
static class WireMessage
{
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    /// <exception cref="EndOfStreamException">They end too early.</exception>
    public static T Parse<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes) where T : IMessage<T>, new()
    {
        MessageCount.Require(bytes, new T().Descriptor);
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (Exception error) when (
            error is InvalidProtocolBufferException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException(
                error is InvalidProtocolBufferException ? error.Message : "a field is longer than its message", error);
        }
    }
}
