using System.Buffers.Binary;
using System.IO.Compression;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// Byte arrays of three dimensions in an IDX file, perhaps compressed by gzip, read item by item; forwards without
/// reading anything twice.
/// </summary>
sealed class IdxFile : IDisposable
{
    const int MagicOfPictures = 0x0803;
    const int HeaderLength = 16;
    const int MostPixels = 1 << 24;

    /// <summary>Bytes that a byte of a packed file can stand for at most.</summary>
    const long MostPerByte = 1032;

    readonly string _path;
    readonly Lock _turn = new();
    Stream _stream;
    int _next;

    IdxFile(string path, Stream stream)
    {
        (_path, _stream) = (path, stream);
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || Int(header, 0) != MagicOfPictures)
        {
            throw new OnnxVizException($"'{path}' is no IDX file of pictures (bytes in three dimensions)");
        }

        (Count, Height, Width) = (Int(header, 4), Int(header, 8), Int(header, 12));
        if (Count < 0 || Height < 1 || Width < 1 || (long)Height * Width > MostPixels
            || (double)Count * Height * Width > (double)MostPerByte * new FileInfo(path).Length)
        {
            throw new OnnxVizException($"'{path}' is damaged: it claims {Count} pictures of {Width}x{Height}");
        }
    }

    public int Count { get; }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Whether items are found without reading those before; not in a packed file.</summary>
    public bool IsSeekable => _stream is FileStream;

    public static IdxFile Open(string path)
    {
        var stream = OpenStream(path);
        try
        {
            return new(path, stream);
        }
        catch (Exception failure)
        {
            stream.Dispose();
            throw failure is OnnxVizException ? failure : Unreadable(path, failure);
        }
    }

    /// <summary>Whether the file begins like an IDX file of pictures.</summary>
    public static bool Knows(string path) => Begins(path, MagicOfPictures);

    /// <summary>Whether the file begins with a number.</summary>
    public static bool Begins(string path, int number)
    {
        try
        {
            using var stream = OpenStream(path);
            Span<byte> magic = stackalloc byte[4];
            return stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && Int(magic, 0) == number;
        }
        catch (Exception failure) when (failure is OnnxVizException or InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>Reads an item.</summary>
    /// <param name="number">Which.</param>
    /// <param name="bytes">Room for it, <see cref="Height"/> times <see cref="Width"/>.</param>
    public void Read(int number, Span<byte> bytes)
    {
        lock (_turn)
        {
            try
            {
                Seek(number);
                _stream.ReadExactly(bytes);
                _next = number + 1;
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException)
            {
                _next = int.MaxValue;
                throw failure is EndOfStreamException
                    ? new OnnxVizException(
                        $"'{_path}' is cut short: it ends before picture {number} of {Count}", failure)
                    : Unreadable(_path, failure);
            }
        }
    }

    /// <summary>A stream over the file, unpacked where it is packed.</summary>
    public static Stream OpenStream(string path)
    {
        try
        {
            var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            var isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return isPacked ? new BufferedStream(new GZipStream(file, CompressionMode.Decompress), 1 << 16) : file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    public void Dispose() => _stream.Dispose();

    static int Int(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadInt32BigEndian(header[at..]);

    static OnnxVizException Unreadable(string path, Exception failure) =>
        new($"Cannot read '{path}': {failure.Message.ReplaceLineEndings(" ")}; check the file", failure);

    void Seek(int number)
    {
        if (IsSeekable)
        {
            _stream.Position = HeaderLength + ((long)number * Height * Width);
            return;
        }

        if (number < _next)
        {
            _stream.Dispose();
            _stream = OpenStream(_path);
            _stream.ReadExactly(new byte[HeaderLength]);
            _next = 0;
        }

        var skipped = new byte[Height * Width];
        for (; _next < number; _next++)
        {
            _stream.ReadExactly(skipped);
        }
    }
}
