using System.IO.Compression;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary><c>PICTURE.npz</c> for each picture: arrays by layer, not compressed.</summary>
sealed class NpzSink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers) : ArraySink(
    folder, settings, layers)
{
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) => [new($"{picture.Name}.npz")];

    public override void Take(PictureFeatures picture) => Write(FilesOf(picture.Entry)[0], stream =>
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (layer, name) in Named)
        {
            var entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = NoTime;
            using var content = entry.Open();
            content.Write(NpyFile.Start(Arrays.Element, Arrays.ShapeOf(layer)));
            Arrays.Write(content, picture, layer);
        }
    });
}
