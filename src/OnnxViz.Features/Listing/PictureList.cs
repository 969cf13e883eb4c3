using System.Collections;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>Pictures in a fixed order, each with a name of its own. Nothing is decoded before it is read.</summary>
public sealed class PictureList : IReadOnlyList<PictureEntry>, IDisposable
{
    readonly List<PictureEntry> _entries = [];
    readonly List<IDisposable> _open = [];

    PictureList()
    {
    }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>The picture at a place of the list.</summary>
    public PictureEntry this[int position] => _entries[position];

    /// <summary>
    /// Lists pictures: picture files, patterns such as <c>photos/*.jpg</c> and <c>photos/**/*.png</c>, folders,
    /// <c>@file</c> for a text file of such words, a line each, <c>-</c> for such lines from <paramref name="input"/>,
    /// IDX files (<c>idx3-ubyte</c>, also <c>.gz</c>; labels from the <c>idx1</c> file beside it), and <c>.npy</c>
    /// files: [N, C, H, W], [N, H, W] or [N, H, W, C], whole numbers in 0..255 or floats in 0..1.
    /// </summary>
    /// <param name="words">What to list.</param>
    /// <param name="recursive">Whether folders count with all folders below.</param>
    /// <param name="input">What <c>-</c> reads; the process's standard input when left out.</param>
    /// <param name="areTensors">
    /// Whether <c>.npy</c> files hold the network's input itself, of any numbers and of its own shape and order of
    /// axes: nothing is fitted, and the preprocessing has to be one that changes nothing (unit). Files of other kinds
    /// are no part of such a list.
    /// </param>
    /// <exception cref="OnnxVizException">A word names nothing that is there.</exception>
    public static PictureList Of(
        IEnumerable<string> words, bool recursive = false, TextReader? input = null, bool areTensors = false)
    {
        var list =
            Of(new PictureWords(recursive, input ?? Console.In, areTensors).Files(words).Select(
                file => PictureSource.Of(file, areTensors)));
        return list.Count > 0
            ? list
            : throw new OnnxVizException("there are no pictures: name files, folders or patterns");
    }

    /// <summary>Lists what is in one file; one that cannot be read fails when it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="areTensors">As for words.</param>
    public static PictureList OfFile(string file, bool areTensors = false) => Of([PictureSource.Of(file, areTensors)]);

    /// <summary>
    /// The size at which a network takes what is listed, where that is its input itself; null where it is not, or
    /// nothing can be read.
    /// </summary>
    public (int Height, int Width)? TensorSize(PictureInput input)
    {
        try
        {
            return _entries.Find(entry => entry.IsTensor) is { } first
                ? PictureResizer.SizeOf(input, first.Read())
                : null;
        }
        catch (OnnxVizException)
        {
            return null;
        }
    }

    /// <summary>Lists the pictures of sources.</summary>
    internal static PictureList Of(IEnumerable<PictureSource> sources)
    {
        var (list, names) = (new PictureList(), new PictureNames());
        try
        {
            foreach (var source in sources)
            {
                list.Add(source, names);
            }

            return list;
        }
        catch
        {
            list.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The pictures of a batch, from its number and the size of batches; the last one may have fewer.
    /// </summary>
    internal IReadOnlyList<PictureEntry> Batch(int index, int size) =>
        _entries.GetRange(index * size, Math.Min(size, Count - (index * size)));

    /// <inheritdoc/>
    public IEnumerator<PictureEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes files that hold several pictures.</summary>
    public void Dispose() => _open.ForEach(file => file.Dispose());

    void Add(PictureSource source, PictureNames names)
    {
        if (source is IDisposable open)
        {
            _open.Add(open);
        }

        foreach (var (number, name) in names.Of(source))
        {
            _entries.Add(new(_entries.Count, name, source, number));
        }
    }
}
