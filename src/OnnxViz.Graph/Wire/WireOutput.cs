namespace OnnxViz.Graph.Wire;

/// <summary>Writes parts of protobuf messages.</summary>
static class WireOutput
{
    /// <summary>Writes the content of a length-delimited field, behind its tag.</summary>
    public static void WriteContent(this MemoryStream output, ReadOnlySpan<byte> content)
    {
        var length = (uint)content.Length;
        for (; length >= 0x80; length >>= 7)
        {
            output.WriteByte((byte)(length | 0x80));
        }

        output.WriteByte((byte)length);
        output.Write(content);
    }
}
