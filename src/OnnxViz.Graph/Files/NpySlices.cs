using Microsoft.Win32.SafeHandles;

namespace OnnxViz.Graph;

/// <summary>An array in a .npy file, read piece by piece, so that it may be larger than memory.</summary>
public sealed class NpySlices : IDisposable
{
    readonly string _path;
    readonly SafeFileHandle _file;
    readonly NpyHeader _header;
    readonly long _start;

    NpySlices(string path, SafeFileHandle file, NpyHeader header, long start) =>
        (_path, _file, _header, _start) = (path, file, header, start);

    /// <summary>The length of each axis.</summary>
    public IReadOnlyList<long> Shape => _header.Shape;

    /// <summary>Whether the file holds bytes, 0 to 255.</summary>
    public bool IsBytes => _header.Type.Code == "|u1";

    /// <summary>Whether the file holds floats, of 16, 32 or 64 bits.</summary>
    public bool IsFloats => _header.Type.Code.StartsWith("<f", StringComparison.Ordinal);

    /// <summary>Opens a file.</summary>
    /// <exception cref="OnnxVizException">It is not there, no .npy file, cut short, or in Fortran order.</exception>
    public static NpySlices Open(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var header = NpyHeader.Read(path, stream);
            header.RequireBytes(path, stream.Length - stream.Position);
            return header.FortranOrder
                ? throw new OnnxVizException($"'{path}' is in Fortran order; save it with numpy.ascontiguousarray.")
                : new(path, File.OpenHandle(path), header, stream.Position);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>Reads a piece as floats, values as they stand.</summary>
    /// <param name="first">The first value, counted in C order.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OnnxVizException">The file cannot be read any more.</exception>
    public float[] Read(long first, int count)
    {
        var bytes = new byte[count * _header.Type.Size];
        var values = new float[count];
        try
        {
            for (var read = 0; read < bytes.Length;)
            {
                var more = RandomAccess.Read(_file, bytes.AsSpan(read), _start + (first * _header.Type.Size) + read);
                read += more > 0 ? more : throw new OnnxVizException($"'{_path}' has become shorter; write it again.");
            }
        }
        catch (IOException failure)
        {
            throw Unreadable(_path, failure);
        }

        return _header.Type.Convert(bytes, values)
            ? values
            : throw new OnnxVizException($"'{_path}' holds whole numbers beyond 2^24; save it as float32.");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    static OnnxVizException Unreadable(string path, Exception failure) =>
        new($"Cannot read '{path}': {failure.Message.ReplaceLineEndings(" ")}; check the file.", failure);
}
