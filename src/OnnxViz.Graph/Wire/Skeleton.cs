using Google.Protobuf;

namespace OnnxViz.Graph.Wire;

/// <summary>
/// Rewrites the bytes of a model so that large weights become references into the file itself (ONNX's external data),
/// and a 500 MB model is decoded without reading its weights.
/// </summary>
static class Skeleton
{
    /// <summary>Weights below this many bytes stay where they are.</summary>
    const int Large = 4096;

    const int Graph = 7;
    const int Initializer = 5;
    const int RawData = 9;

    /// <summary>
    /// A model's bytes with every large <c>raw_data</c> replaced by offset and length; the location stays empty.
    /// </summary>
    public static byte[] OfModel(ReadOnlySpan<byte> model) =>
        Rewrite(model, 0, Graph, static (graph, start) =>
            Rewrite(graph, start, Initializer, static (tensor, at) => Tensor(tensor, at)));

    static byte[] Rewrite(
        ReadOnlySpan<byte> message, long start, int wanted, Func<ReadOnlySpan<byte>, long, byte[]> inner)
    {
        var output = new MemoryStream();
        var cursor = new WireCursor(message);
        while (!cursor.AtEnd)
        {
            var from = cursor.Position;
            var (field, wireType) = cursor.ReadTag();
            if (field == wanted && wireType == 2)
            {
                output.Write(message[from..cursor.Position]);
                var content = cursor.ReadContent();
                output.WriteContent(inner(message[content], start + content.Start.Value));
            }
            else
            {
                cursor.Skip(wireType);
                output.Write(message[from..cursor.Position]);
            }
        }

        return output.ToArray();
    }

    static byte[] Tensor(ReadOnlySpan<byte> tensor, long start)
    {
        if (tensor.Length < Large)
        {
            return tensor.ToArray();
        }

        (long Offset, long Length)? found = null;
        var rest = new MemoryStream();
        var cursor = new WireCursor(tensor);
        while (!cursor.AtEnd)
        {
            var from = cursor.Position;
            var (field, wireType) = cursor.ReadTag();
            if (field == RawData && wireType == 2)
            {
                var content = cursor.ReadContent();
                found = (start + content.Start.Value, content.End.Value - content.Start.Value);
                continue;
            }

            cursor.Skip(wireType);
            rest.Write(tensor[from..cursor.Position]);
        }

        return found is { } raw ? WithReference(rest.ToArray(), raw.Offset, raw.Length) : rest.ToArray();
    }

    static byte[] WithReference(byte[] rest, long offset, long length)
    {
        var tensor = WireMessage.Parse(TensorProto.Parser, rest);
        tensor.ExternalData.Clear();
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "" });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{offset}" });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = $"{length}" });
        return tensor.ToByteArray();
    }
}
