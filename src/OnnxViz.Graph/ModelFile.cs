using System.IO.MemoryMappedFiles;
using Google.Protobuf;
using OnnxViz.Graph.Foreign;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Graph;

/// <summary>Reads and writes ONNX files.</summary>
public static class ModelFile
{
    /// <summary>Reads a model. Large weights stay in the file and are read when they are used.</summary>
    /// <param name="path">An <c>.onnx</c> file; weights in further files are looked for beside it.</param>
    /// <exception cref="OnnxVizException">The file is missing, not ONNX, truncated, or its weights are not
    /// there.</exception>
    public static OnnxModel Read(string path)
    {
        try
        {
            return new ModelDecoder(path).Decode(WireMessage.Parse(ModelProto.Parser, SkeletonOf(path)));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new OnnxVizException(
                ForeignFile.Describe(path)
                    ?? $"{path} is not an ONNX file, or it is truncated or damaged: {OneLine(error.Message)}", error);
        }
    }

    /// <summary>Reads a model from memory.</summary>
    /// <exception cref="OnnxVizException">The bytes are not an ONNX model.</exception>
    public static OnnxModel Parse(byte[] bytes, string? origin = null)
    {
        try
        {
            return new ModelDecoder(origin).Decode(WireMessage.Parse(ModelProto.Parser, bytes));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new OnnxVizException($"these bytes are not an ONNX model: {OneLine(error.Message)}", error);
        }
    }

    /// <summary>The bytes of a model with every weight inside.</summary>
    public static byte[] ToBytes(OnnxModel model) => Bytes(new ModelEncoder(null).Encode(model));

    /// <summary>
    /// The bytes of a model whose weights in files are given by reference, relative to <see cref="OnnxModel.Folder"/>.
    /// </summary>
    public static byte[] ToBytesWithReferences(OnnxModel model) => Bytes(new ModelEncoder(model.Folder).Encode(model));

    /// <summary>Writes a model with every weight inside; the file appears whole or not at all.</summary>
    /// <exception cref="OnnxVizException">The file cannot be written.</exception>
    public static void Write(string path, OnnxModel model) =>
        AtomicFile.Write(path, stream => new ModelEncoder(null).Encode(model).WriteTo(stream));

    static byte[] Bytes(ModelProto wire)
    {
        try
        {
            return wire.ToByteArray();
        }
        catch (OverflowException error)
        {
            throw new OnnxVizException(
                "the model would be larger than 2 GB, the most that an ONNX file can hold", error);
        }
    }

    static unsafe byte[] SkeletonOf(string path)
    {
        var length = LengthOf(path);
        try
        {
            using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            using var view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            try
            {
                return Skeleton.OfModel(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)length));
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
        catch (Exception error) when (error is IOException and not EndOfStreamException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"{path} cannot be read: {OneLine(error.Message)}", error);
        }
    }

    static long LengthOf(string path)
    {
        if (path.Length == 0)
        {
            throw new OnnxVizException("the path of the model is empty: give the path of an .onnx file");
        }

        if (Directory.Exists(path))
        {
            throw new OnnxVizException(ForeignFile.DescribeFolder(path));
        }

        var file = new FileInfo(RealPath.Of(path));
        return !file.Exists ? throw new OnnxVizException($"{path} does not exist: give the path of an .onnx file")
            : file.Length == 0 ? throw new OnnxVizException($"{path} is empty, not an ONNX file")
            : file.Length > int.MaxValue
                ? throw new OnnxVizException(
                    ForeignFile.Describe(path) ?? $"{path} is larger than 2 GB, the most that an ONNX file can be")
            : file.Length;
    }

    static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
