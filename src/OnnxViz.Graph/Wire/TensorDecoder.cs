using System.Runtime.InteropServices;
using OnnxViz.Graph.Foreign;

namespace OnnxViz.Graph.Wire;

/// <summary>Wire tensors into tensors.</summary>
/// <param name="path">The model file that a reference with an empty location points into; null for a model in
/// memory.</param>
sealed class TensorDecoder(string? path)
{
    readonly Lazy<string> _model = new(() => RealPath.Of(path!));

    public Tensor Decode(TensorProto wire)
    {
        var type = new TensorType(TypeOf(wire.Name, wire.DataType), ShapeOf(wire));
        if (type.Element == ElementType.String)
        {
            return Texts(wire, type);
        }

        var length = LengthOf(wire, type.Element, type.Shape);
        if (wire.DataLocation == TensorProto.Types.DataLocation.External && length > 0)
        {
            return new(type, External(wire, length));
        }

        var bytes = wire.RawData.Length > 0 ? wire.RawData.Memory : Packed(wire, type.Element);
        return bytes.Length == length
            ? new(type, new BytesInMemory(bytes))
            : throw new OnnxVizException(
                $"tensor {wire.Name} of type {type} needs {length} bytes but the file gives {bytes.Length}");
    }

    static Tensor Texts(TensorProto wire, TensorType type) =>
        wire.StringData.Count == LengthOf(wire, ElementType.UInt8, type.Shape)
        ? new(type, new TextsInMemory([.. wire.StringData.Select(text => text.Memory)]))
        : throw new OnnxVizException($"tensor {wire.Name} of type {type} has {wire.StringData.Count} texts");

    public static ElementType TypeOf(string tensor, int number) => number is > 0 and <= (int)ElementType.Int4
        ? (ElementType)number
        : throw new OnnxVizException($"tensor {tensor} has element type {number}, which OnnxViz does not know");

    static Shape ShapeOf(TensorProto wire) => wire.Dims.All(dimension => dimension >= 0)
        ? Shape.From(wire.Dims)
        : throw new OnnxVizException($"tensor {wire.Name} has a negative dimension");

    static long LengthOf(TensorProto wire, ElementType element, Shape shape)
    {
        try
        {
            return element.ByteCount(shape.Size);
        }
        catch (OnnxVizException error)
        {
            throw new OnnxVizException($"tensor {wire.Name} claims the impossible shape {shape}", error);
        }
    }

    static ReadOnlyMemory<byte> Packed(TensorProto wire, ElementType element) => element switch
    {
        ElementType.Float => Raw(wire.FloatData.ToArray()),
        ElementType.Double => Raw(wire.DoubleData.ToArray()),
        ElementType.Int64 => Raw(wire.Int64Data.ToArray()),
        ElementType.UInt64 => Raw(wire.Uint64Data.ToArray()),
        ElementType.UInt32 => Raw(wire.Uint64Data.Select(number => (uint)number).ToArray()),
        ElementType.Int32 => Raw(wire.Int32Data.ToArray()),
        ElementType.Int4 or ElementType.UInt4 => Raw(wire.Int32Data.Select(number => (byte)number).ToArray()),
        _ when element.Width() == 2 => Raw(wire.Int32Data.Select(number => (ushort)number).ToArray()),
        _ => Raw(wire.Int32Data.Select(number => (byte)number).ToArray()),
    };

    static ReadOnlyMemory<byte> Raw<T>(T[] numbers) where T : unmanaged => MemoryMarshal.AsBytes<T>(numbers).ToArray();

    BytesInFile External(TensorProto wire, long length)
    {
        var entries = wire.ExternalData.GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        var file = FileOf(wire.Name, entries.GetValueOrDefault("location", ""));
        var offset = Number(wire.Name, entries, "offset", 0);
        var given = Number(wire.Name, entries, "length", length);
        if (given != length || offset < 0)
        {
            throw new OnnxVizException(
                $"tensor {wire.Name} needs {length} bytes but the file gives {given} at offset {offset}");
        }

        var size = new FileInfo(file) is { Exists: true } info
            ? info.Length
            : throw new OnnxVizException(
                $"the weights of {wire.Name} are missing: put {Path.GetFileName(file)} beside the model");
        return ForeignFile.PointerAt(file) is { } pointer
            ? throw new OnnxVizException($"the weights of {wire.Name} are not there: {pointer}")
            : offset <= size - length ? new(file, offset, length)
            : throw new OnnxVizException(
                $"{file} is truncated: tensor {wire.Name} needs {length} bytes from byte {offset}, it has {size}");
    }

    /// <summary>
    /// The file that a location means. What it is linked to counts: that has to be in the model's folder too.
    /// </summary>
    string FileOf(string tensor, string location)
    {
        if (path is null)
        {
            throw new OnnxVizException($"tensor {tensor} lies in another file, but the model was not read from a file");
        }

        if (location.Contains('\0', StringComparison.Ordinal))
        {
            throw new OnnxVizException($"tensor {tensor} names an impossible file for its weights");
        }

        if (location.Length == 0)
        {
            return _model.Value;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var file = Path.GetFullPath(Path.Combine(folder, location));
        if (IsIn(folder, file))
        {
            var real = RealPath.Of(file);
            if (IsIn(RealPath.Of(folder), real) || IsIn(Path.GetDirectoryName(_model.Value)!, real))
            {
                return real;
            }
        }

        throw new OnnxVizException($"tensor {tensor} points outside the model's folder: {location}");
    }

    static bool IsIn(string folder, string file) => file.StartsWith(
        Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar,
        StringComparison.Ordinal);

    static long Number(string tensor, Dictionary<string, string> entries, string key, long fallback) =>
        !entries.TryGetValue(key, out var text) ? fallback
        : long.TryParse(text, out var number) ? number
        : throw new OnnxVizException($"tensor {tensor} has a broken {key} of external data: {text}");
}
