using System.Collections.Concurrent;
using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>One table of all pictures. Its parts, one for each batch, wait in a folder of their own until all are there.</summary>
abstract class TableSink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers, string extension) : FeatureSink(folder)
{
    const string Parts = ".parts";

    readonly MapSelection _selection = new(settings, layers);
    readonly string _parts = Path.Combine(folder, Parts);
    readonly ConcurrentDictionary<int, string> _done = [];

    public override object Settings => new DumpReport(settings);

    public override IReadOnlyList<FeatureFile> Files => [new($"features.{extension}")];

    public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) => [];

    /// <remarks>The name of a part says how many pictures are in it, so that one with broken pictures is tried anew.</remarks>
    public override bool IsDone(int batch, IReadOnlyList<PictureEntry> pictures)
    {
        var part = PartOf(batch, pictures.Count);
        if (!File.Exists(part))
        {
            return false;
        }

        _done[batch] = part;
        return true;
    }

    public override void Take(FeatureBatch batch)
    {
        var part = PartOf(batch.Index, batch.Pictures.Count);
        AtomicFile.Write(part, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (var picture in batch.Pictures)
            {
                Write(writer, picture);
            }
        }, isFlushed: false);
        _done[batch.Index] = part;
    }

    public override void Take(PictureFeatures picture) => throw new InvalidOperationException("tables are written by batches");

    public override void Finish() => AtomicFile.Write(At(Files[0]), stream =>
    {
        using (var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
        {
            WriteHead(writer);
        }

        foreach (var part in _done.OrderBy(pair => pair.Key))
        {
            using var content = File.OpenRead(part.Value);
            content.CopyTo(stream);
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

    /// <summary>Writes what comes before the rows.</summary>
    protected abstract void WriteHead(TextWriter writer);

    /// <summary>Writes a row: the numbers that are kept of a channel.</summary>
    protected abstract void WriteRow(TextWriter writer, PictureEntry picture, FeatureLayer layer, int channel, ReadOnlySpan<float> numbers);

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

    string PartOf(int batch, int pictures) => Path.Combine(_parts, $"{batch:000000}.{pictures}");
}
