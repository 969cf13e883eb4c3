using System.IO.Compression;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Writes the maps of pictures into a folder of each.</summary>
/// <param name="folder">The folder that theirs are in.</param>
/// <param name="methods">The methods.</param>
/// <param name="format">How numbers are kept.</param>
sealed class AttributionFiles(string folder, IReadOnlyList<Method> methods, RawFormat format)
{
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly IReadOnlyDictionary<Method, string> _names = NamesOf(methods);

    /// <summary>The folder that those of pictures are in.</summary>
    public string Folder => folder;

    /// <summary>The folder of a picture.</summary>
    public string FolderOf(PictureEntry entry) => Path.Combine(folder, entry.Name);

    /// <summary>Writes what a method made of a picture.</summary>
    public AttributionEntry Write(ExplainedPicture picture, Method method, string? layer, AttributionMap map)
    {
        var (drawn, name) = (new AttributionPicture(map, method.IsSigned), _names[method]);
        var place = FolderOf(picture.Entry);
        Directory.CreateDirectory(place);
        var raw = format == RawFormat.None ? null : $"{name}.{format.ToString().ToLowerInvariant()}";
        PictureFile.Write(Path.Combine(place, $"{name}.png"), drawn.Over(picture.Seen));
        PictureFile.Write(Path.Combine(place, $"{name}.map.png"), drawn.Map());
        if (raw is not null)
        {
            WriteRaw(Path.Combine(place, raw), map, picture.Seen.Channels);
        }

        return new(
            $"{method}", Notation.Arguments(method), layer, drawn.Range.Low, drawn.Range.High, map.Facts, map.Remarks,
            $"{name}.png", $"{name}.map.png", raw);
    }

    /// <summary>Writes the manifest of a picture whose maps are all there.</summary>
    public void Write(PictureEntry entry, AttributionManifest manifest) => AtomicFile.WriteAllText(
        Path.Combine(FolderOf(entry), AttributionManifest.FileName), Json.Text(manifest));

    void WriteRaw(string path, AttributionMap map, int channels)
    {
        if (format == RawFormat.Npy)
        {
            NpyFile.Write(path, map.Numbers, [map.Height, map.Width]);
            return;
        }

        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            Add(archive, "map", map.Numbers, [map.Height, map.Width]);
            Add(archive, "score", [map.Score], [1]);
            if (map.Channels is { } before)
            {
                Add(archive, "channels", before, [channels, map.Height, map.Width]);
            }
        });
    }

    static void Add(ZipArchive archive, string name, float[] numbers, Shape shape)
    {
        var entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var content = entry.Open();
        content.Write(NpyFile.Start(ElementType.Float, shape));
        content.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(numbers));
    }

    static Dictionary<Method, string> NamesOf(IReadOnlyList<Method> methods)
    {
        var names = new SafeNames("method", Path.GetFileNameWithoutExtension(AttributionManifest.FileName));
        return methods.ToDictionary(method => method, method => names.Of(FileNameOf($"{method}")));
    }

    static string FileNameOf(string method) =>
        method.Replace("+", "p").Replace(", ", "-").Replace("(", "-").Replace(")", "");
}
