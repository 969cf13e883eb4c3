using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>Reads and writes .npy files, the arrays of NumPy.</summary>
public static class NpyFile
{
    const int Chunk = 1 << 24;

    /// <summary>The array in a file, as 32-bit floats in C order whatever numbers and order the file holds.</summary>
    public static NpyArray Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, stream);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OnnxVizException($"There is no file '{path}'; check the name.", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new OnnxVizException(
                $"Cannot read '{path}': it is a folder or may not be read; name a .npy file.", failure);
        }
        catch (IOException failure)
        {
            throw new OnnxVizException(
                $"Cannot read '{path}': {failure.Message.ReplaceLineEndings(" ")}; check the file.", failure);
        }
    }

    /// <summary>Writes an array as 32-bit little-endian floats in C order, atomically.</summary>
    public static void Write(string path, float[] data, long[] shape)
    {
        if (NpyHeader.Count(shape) != data.LongLength)
        {
            throw new ArgumentException($"[{string.Join(',', shape)}] is not {data.Length} values", nameof(shape));
        }

        AtomicFile.Write(path, stream => Write(stream, data, shape));
    }

    /// <summary>What stands before the values, little-endian and in C order, that make up the rest of a file.</summary>
    /// <param name="element">The type of the values: 16-bit or 32-bit floats.</param>
    /// <param name="shape">The length of each axis.</param>
    public static byte[] Start(ElementType element, Shape shape) =>
        NpyHeader.Start(element == ElementType.Float16 ? "<f2" : "<f4", shape.ToArray());

    static NpyArray Read(string path, FileStream stream)
    {
        if (!stream.CanSeek)
        {
            throw new OnnxVizException($"Cannot read '{path}': it is a pipe or a device; name a .npy file.");
        }

        var header = NpyHeader.Read(path, stream);
        header.RequireBytes(path, stream.Length - stream.Position);
        if (header.Values > Array.MaxLength)
        {
            throw new OnnxVizException($"'{path}' holds {header.Values} values, too many for one array; split it.");
        }

        var data = new float[header.Values];
        ReadValues(path, stream, header, data);
        return new(header.FortranOrder ? COrder(data, header.Shape) : data, header.Shape);
    }

    static void ReadValues(string path, FileStream stream, NpyHeader header, float[] data)
    {
        var type = header.Type;
        var buffer = new byte[(int)Math.Min(header.Bytes, Chunk)];
        for (var start = 0; start < data.Length; start += buffer.Length / type.Size)
        {
            var values = data.AsSpan(start, Math.Min(buffer.Length / type.Size, data.Length - start));
            var bytes = buffer.AsSpan(0, values.Length * type.Size);
            stream.ReadExactly(bytes);
            if (!type.Convert(bytes, values))
            {
                throw new OnnxVizException($"'{path}' holds whole numbers beyond 2^24, which 32-bit floats cannot hold "
                    + "exactly; save it as float32.");
            }
        }
    }

    /// <remarks>Walks the target in C order while the source offset counts up as in Fortran order.</remarks>
    static float[] COrder(float[] data, long[] shape)
    {
        var result = new float[data.Length];
        var index = new long[shape.Length];
        var strides = NpyHeader.FortranStrides(shape);
        for (long target = 0, source = 0; target < data.LongLength; target++)
        {
            result[target] = data[source];
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                source += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                source -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return result;
    }

    static void Write(Stream stream, float[] data, long[] shape)
    {
        stream.Write(NpyHeader.Start("<f4", shape));
        for (var start = 0; start < data.Length; start += Chunk)
        {
            stream.Write(MemoryMarshal.AsBytes(data.AsSpan(start, Math.Min(Chunk, data.Length - start))));
        }
    }
}
