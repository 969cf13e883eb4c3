namespace OnnxViz.Graph.Wire;

/// <summary>Walks over the fields of a protobuf message without decoding them.</summary>
ref struct WireCursor(ReadOnlySpan<byte> message)
{
    readonly ReadOnlySpan<byte> _message = message;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position >= _message.Length;

    /// <summary>The tag of the next field: its number and its wire type.</summary>
    public (int Field, int WireType) ReadTag()
    {
        var tag = ReadVarint();
        return tag is > 0 and <= uint.MaxValue && tag >> 3 > 0
            ? ((int)(tag >> 3), (int)(tag & 7))
            : throw new InvalidDataException("an impossible field tag");
    }

    /// <summary>The bounds of a length-delimited field's content; the cursor moves behind it.</summary>
    public Range ReadContent()
    {
        var length = ReadVarint();
        if (length > (ulong)(_message.Length - Position))
        {
            throw new EndOfStreamException("a field is longer than the file");
        }

        var start = Position;
        Position += (int)length;
        return start..Position;
    }

    /// <summary>Moves behind a field whose tag has been read.</summary>
    public void Skip(int wireType)
    {
        switch (wireType)
        {
            case 0: ReadVarint(); break;
            case 1: Advance(8); break;
            case 2: ReadContent(); break;
            case 5: Advance(4); break;
            default: throw new InvalidDataException($"wire type {wireType} does not occur in ONNX files");
        }
    }

    public ulong ReadVarint()
    {
        var result = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (AtEnd)
            {
                throw new EndOfStreamException("the file ends within a field");
            }

            var next = _message[Position++];
            result |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return result;
            }
        }

        throw new InvalidDataException("a number of more than 64 bits");
    }

    void Advance(int count) =>
        Position = count <= _message.Length - Position
            ? Position + count
            : throw new EndOfStreamException("the file ends within a field");
}
