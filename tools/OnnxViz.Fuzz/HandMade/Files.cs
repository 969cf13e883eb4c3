using System.Text;
using Google.Protobuf;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Files that are no models, or broken ones.</summary>
static class Files
{
    const int Many = 1_100_000;

    public static IEnumerable<HandMadeInput> All =>
    [
        OfBytes("no bytes", "is empty", () => []),
        OfBytes("a text", "not an ONNX file", () => Encoding.UTF8.GetBytes("This is a text about networks.\n")),
        OfBytes("ones", "not an ONNX file", () => [.. Enumerable.Repeat((byte)255, 5000)]),
        OfBytes("an endless number", "not an ONNX file", () => [0x08, .. Enumerable.Repeat((byte)0x80, 5000)]),
        OfBytes("a length of 2^64 - 1", "not an ONNX file", () => [0x3A, .. Enumerable.Repeat((byte)0xFF, 9), 1, 0]),
        OfBytes("a length of 2^31 - 1", "not an ONNX file", () => [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0]),
        OfBytes(
            "a length of 2^31 - 1 in the graph",
            "not an ONNX file",
            () => [0x3A, 7, 0x2A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0]),
        OfBytes("groups in groups", "not an ONNX file", () => [.. Enumerable.Repeat((byte)0x3B, 100_000)]),
        OfBytes("messages in messages", "not an ONNX file", () => Nested(5000)),
        OfBytes("a field of number 0", "not an ONNX file", () => [0x02, 0x00]),
        OfBytes("half a model", "not an ONNX file", () => Fresh().ToByteArray()[..300]),
        OfBytes("a model twice", "made twice", () => [.. Fresh().ToByteArray(), .. Fresh().ToByteArray()]),
        OfBytes("only a graph", "operator set", () => [0x08, 0x08, 0x3A, 0x00]),
        OfBytes("a million nodes of two bytes", "more than 1000000 messages", () => Empty(0x0A)),
        OfBytes("a million tensors of two bytes", "more than 1000000 messages", () => Empty(0x2A)),
        OfBytes("a million declarations of two bytes", "more than 1000000 messages", () => Empty(0x6A)),
        With("texts that are not UTF-8", null, model => model.Graph.Node[0].Name = "utf8").Harmed(
            "utf8"u8, [0xC3, 0x28, 0xFF, 0xFE]),
    ];

    static HandMadeInput Harmed(this HandMadeInput input, ReadOnlySpan<byte> from, byte[] to)
    {
        var wanted = from.ToArray();
        return input with
        {
            Make = () =>
            {
                var made = input.Make();
                var bytes = made.Model.ToArray();
                to.CopyTo(bytes, bytes.AsSpan().IndexOf(wanted));
                return made with { Model = bytes };
            },
        };
    }

    /// <summary>A model with very many empty messages in one field of its graph.</summary>
    static byte[] Empty(byte tag)
    {
        var graph = new byte[2 * Many];
        for (var at = 0; at < graph.Length; at += 2)
        {
            graph[at] = tag;
        }

        return [.. Fresh().ToByteArray(), .. Field(0x3A, graph)];
    }

    /// <summary>Graphs in attributes in nodes in graphs.</summary>
    static byte[] Nested(int depth)
    {
        byte[] graph = [];
        for (var level = 0; level < depth && graph.Length < 60_000; level++)
        {
            graph = Field(0x0A, Field(0x2A, Field(0x32, graph)));
        }

        return [0x08, 0x08, .. Field(0x3A, graph)];
    }

    static byte[] Field(byte tag, byte[] content)
    {
        var stream = new MemoryStream();
        var output = new CodedOutputStream(stream);
        output.WriteRawTag(tag);
        output.WriteLength(content.Length);
        output.Flush();
        stream.Write(content);
        return stream.ToArray();
    }
}
