using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary><c>LAYER/PICTURE.npy</c> for each picture and layer.</summary>
sealed class NpySink(string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers) : ArraySink(
    folder, settings, layers)
{
    public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) =>
        [.. Named.Select(pair => FileOf(picture, pair.Layer, pair.Name))];

    public override void Take(PictureFeatures picture)
    {
        foreach (var (layer, name) in Named)
        {
            Write(FileOf(picture.Entry, layer, name), stream =>
            {
                stream.Write(Start(layer));
                Arrays.Write(stream, picture, layer);
            });
        }
    }

    FeatureFile FileOf(PictureEntry picture, FeatureLayer layer, string name) =>
        new($"{name}/{picture.Name}.npy", layer.Name, Start(layer).Length + Arrays.Bytes(layer));

    byte[] Start(FeatureLayer layer) => NpyFile.Start(Arrays.Element, Arrays.ShapeOf(layer));
}
