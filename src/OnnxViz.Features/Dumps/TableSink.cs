using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// One table of all pictures. Its parts, one for each batch, wait in a folder of their own until all are there.
/// </summary>
abstract class TableSink(
    string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers, string extension) : FeatureSink(folder)
{
    const string Parts = ".parts";

    readonly MapSelection _selection = new(settings, layers);
    readonly string _parts = Path.Combine(folder, Parts);
    readonly ConcurrentDictionary<int, string> _done = [];
    readonly ConcurrentDictionary<int, string[]> _kept = [];
    KnownPictures? _old;
    IReadOnlyDictionary<string, TableRows> _rows = new Dictionary<string, TableRows>();

    public override object Settings => new DumpReport(settings);

    public override IReadOnlyList<FeatureFile> Files => [new($"features.{extension}")];

    public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) => [];

    public override void Resume(KnownPictures before, bool wasComplete)
    {
        _old = OldTable.Of(At(Files[0]), Path.Combine(_parts, OldTable.FileName), wasComplete ? before : null);
        _rows = _old is null
            ? _rows
            : TableRows.Find(At(Files[0]), Encoding.UTF8.GetByteCount(Head), PictureOf, HasQuotes);
    }

    /// <remarks>
    /// A batch is done where its part is there, or where the table of before has rows of all its pictures. The name of
    /// a part says how many pictures are in it, so that one with broken pictures is tried anew.
    /// </remarks>
    public override bool IsDone(int batch, IReadOnlyList<PictureEntry> pictures)
    {
        var part = PartOf(batch, pictures, pictures.Count);
        if (File.Exists(part))
        {
            _done[batch] = part;
            return true;
        }

        var isKept = _old is { } old && pictures.All(picture => old.Knows(picture) && _rows.ContainsKey(picture.Name));
        if (isKept)
        {
            _kept[batch] = [.. pictures.Select(picture => picture.Name)];
        }

        return isKept;
    }

    public override IReadOnlyList<PictureFailure> Take(FeatureBatch batch)
    {
        PictureEntry[] all =
            [.. batch.Pictures.Select(picture => picture.Entry).Concat(
                batch.Failures.Select(failure => failure.Entry)).OrderBy(entry => entry.Position)];
        var part = PartOf(batch.Index, all, batch.Pictures.Count);
        AtomicFile.Write(part, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (var picture in batch.Pictures)
            {
                Write(writer, picture);
            }
        }, isFlushed: false);
        _done[batch.Index] = part;
        return [];
    }

    public override void Take(PictureFeatures picture) =>
        throw new InvalidOperationException("tables are written by batches");

    public override void Finish() => AtomicFile.Write(At(Files[0]), stream =>
    {
        using var old = _kept.IsEmpty ? Stream.Null : File.OpenRead(At(Files[0]));
        stream.Write(Encoding.UTF8.GetBytes(Head));
        foreach (var batch in _done.Keys.Concat(_kept.Keys).Order())
        {
            if (_done.TryGetValue(batch, out var part))
            {
                using var content = File.OpenRead(part);
                content.CopyTo(stream);
            }
            else
            {
                Array.ForEach(_kept[batch], name => _rows[name].CopyTo(old, stream));
            }
        }
    });

    public override void CleanUp()
    {
        if (Directory.Exists(_parts))
        {
            Directory.Delete(_parts, recursive: true);
        }
    }

    /// <summary>Whether a row has one number: nothing else is left of a map, or the layers have no positions.</summary>
    protected bool IsReduced { get; } = settings.Reduce != Reduction.None || layers.All(layer => layer.Shape.Rank <= 1);

    /// <summary>What comes before the rows.</summary>
    protected abstract string Head { get; }

    /// <summary>Whether line ends within quotes do not end a row.</summary>
    protected abstract bool HasQuotes { get; }

    /// <summary>The picture's name that a row begins with; null where it begins otherwise.</summary>
    protected abstract string? PictureOf(string row);

    /// <summary>Writes a row: the numbers that are kept of a channel.</summary>
    protected abstract void WriteRow(
        TextWriter writer, PictureEntry picture, FeatureLayer layer, int channel, ReadOnlySpan<float> numbers);

    /// <summary>A number, as short as it can be read back exactly.</summary>
    protected static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    void Write(TextWriter writer, PictureFeatures picture)
    {
        foreach (var layer in layers)
        {
            var channels = _selection.ChannelsOf(layer);
            var numbers = _selection.Of(picture, layer);
            var length = numbers.Length / Math.Max(1, channels.Count);
            for (var i = 0; i < channels.Count; i++)
            {
                WriteRow(writer, picture.Entry, layer, channels[i], numbers.Slice(i * length, length));
            }
        }
    }

    /// <summary>A part is of these pictures and no others: the list may be another one the next time.</summary>
    string PartOf(int batch, IEnumerable<PictureEntry> pictures, int count)
    {
        var names = string.Concat(pictures.Select(picture => $"{picture.Name}\t{picture.Source}\n"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)))[..16];
        return Path.Combine(_parts, $"{batch:000000}.{hash}.{count}");
    }
}
