using System.Buffers;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// Pictures in an IDX file, as MNIST has them: bytes [N, H, W], white ink 255; read one at a time, labels from the file
/// beside it.
/// </summary>
sealed class IdxSource : PictureSource, IDisposable
{
    const string Suffix = "idx3-ubyte";

    static readonly string[] Numbers = [.. Enumerable.Range(0, 256).Select(number => $"{number}")];

    readonly IdxFile _pictures;
    readonly byte[]? _labels;

    public IdxSource(string path) : base(path)
    {
        _pictures = IdxFile.Open(path);
        try
        {
            _labels = IdxLabels.Beside(path, _pictures.Count);
        }
        catch
        {
            _pictures.Dispose();
            throw;
        }
    }

    public override bool IsSingle => false;

    public override int Count => _pictures.Count;

    public override bool IsInOrder => !_pictures.IsSeekable;

    /// <remarks>The file's name without what says that it is an IDX file: <c>t10k-images</c>.</remarks>
    public override string Stem
    {
        get
        {
            var name = Path.GetFileName(File);
            var at = name.IndexOf(Suffix, StringComparison.OrdinalIgnoreCase);
            return at > 0 ? name[..at].TrimEnd('-', '.', '_') : Path.GetFileNameWithoutExtension(name);
        }
    }

    /// <summary>Whether the name is that of an IDX file of pictures.</summary>
    public static bool HasName(string path) =>
        Path.GetFileName(path).Contains(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is an IDX file of pictures, by its name or its first bytes.</summary>
    public static bool Knows(string path) => HasName(path) || IdxFile.Knows(path);

    public override string? Label(int number) => _labels is null ? null : Numbers[_labels[number]];

    public override Picture Read(int number)
    {
        var size = _pictures.Width * _pictures.Height;
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            _pictures.Read(number, bytes.AsSpan(0, size));
            return Picture.FromBytes(_pictures.Width, _pictures.Height, 1, bytes.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public void Dispose() => _pictures.Dispose();
}
