using Google.Protobuf.Reflection;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Fuzz.Mutations;

/// <summary>Where the tags, numbers and lengths of a model's bytes are.</summary>
sealed class WireMap
{
    readonly List<Range> _numbers = [];
    readonly List<Range> _lengths = [];
    readonly List<Range> _fields = [];

    WireMap()
    {
    }

    /// <summary>Tags and numbers.</summary>
    public IReadOnlyList<Range> Numbers => _numbers;

    /// <summary>The lengths of texts, arrays and messages.</summary>
    public IReadOnlyList<Range> Lengths => _lengths;

    /// <summary>Whole fields, each with its tag.</summary>
    public IReadOnlyList<Range> Fields => _fields;

    /// <summary>Maps a model's bytes as far as they can be understood.</summary>
    public static WireMap Of(ReadOnlySpan<byte> model)
    {
        var map = new WireMap();
        try
        {
            map.Walk(model, 0, ModelProto.Descriptor);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return map;
        }

        return map;
    }

    void Walk(ReadOnlySpan<byte> message, int start, MessageDescriptor type)
    {
        var cursor = new WireCursor(message);
        while (!cursor.AtEnd)
        {
            var from = cursor.Position;
            var (number, wireType) = cursor.ReadTag();
            var behindTag = cursor.Position;
            cursor.Skip(wireType);
            _numbers.Add((start + from)..(start + behindTag));
            _fields.Add((start + from)..(start + cursor.Position));
            if (wireType == 0)
            {
                _numbers.Add((start + behindTag)..(start + cursor.Position));
            }
            else if (wireType == 2)
            {
                var content = Content(message, behindTag);
                _lengths.Add((start + behindTag)..(start + content.Start.Value));
                if (type.FindFieldByNumber(number) is { FieldType: FieldType.Message } field)
                {
                    Walk(message[content], start + content.Start.Value, field.MessageType);
                }
            }
        }
    }

    static Range Content(ReadOnlySpan<byte> message, int position)
    {
        var content = new WireCursor(message[position..]).ReadContent();
        return (position + content.Start.Value)..(position + content.End.Value);
    }
}
