using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace OnnxViz.Features;

/// <summary><c>PICTURE.safetensors</c> for each picture: tensors by the layers' own names.</summary>
sealed class SafetensorsSink : ArraySink
{
    const int Alignment = 8;

    readonly byte[] _start;
    readonly long _bytes;

    public SafetensorsSink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers) : base(
        folder, settings, layers)
    {
        _start = Start();
        _bytes = _start.Length + Named.Sum(pair => Arrays.Bytes(pair.Layer));
    }

    public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) =>
        [new($"{picture.Name}.safetensors", null, _bytes)];

    public override void Take(PictureFeatures picture) => Write(FilesOf(picture.Entry)[0], stream =>
    {
        stream.Write(_start);
        foreach (var (layer, _) in Named)
        {
            Arrays.Write(stream, picture, layer);
        }
    });

    /// <remarks>The length of the header, then the header: JSON, filled up with spaces.</remarks>
    byte[] Start()
    {
        var header = new JsonObject();
        var offset = 0L;
        foreach (var (layer, _) in Named)
        {
            header[layer.Name] = new JsonObject
            {
                ["dtype"] = Arrays.Element == Graph.ElementType.Float16 ? "F16" : "F32",
                ["shape"] = new JsonArray([.. Arrays.ShapeOf(layer).Select(length => (JsonNode)length)]),
                ["data_offsets"] = new JsonArray(offset, offset += Arrays.Bytes(layer)),
            };
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var start = new byte[sizeof(long) + ((text.Length + Alignment - 1) / Alignment * Alignment)];
        BinaryPrimitives.WriteInt64LittleEndian(start, start.Length - sizeof(long));
        start.AsSpan(sizeof(long)).Fill((byte)' ');
        text.CopyTo(start, sizeof(long));
        return start;
    }
}
