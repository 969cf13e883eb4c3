using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>The greatest mean activation of each channel over a folder of photographs.</summary>
static class PhotoMaxima
{
    public static float[] Of(Network network, Layer layer, Preprocessing preprocessing, string folder)
    {
        var shape = network.FindInput().UsualShape(1);
        var part = new PictureNetwork(network, preprocessing).Cut([layer.Tensor], 1, shape[2], shape[3]);
        var planes = part.Pictures;
        var graph = new GraphBuilder();
        var activation = part.Of(graph.Input("picture", new(ElementType.Float, planes)))[layer.Tensor];
        long[] space = [.. Enumerable.Range(2, activation.Rank - 2).Select(axis => (long)axis)];
        var means = space.Length == 0 ? activation : activation.Mean(space, keep: false);
        using var session = OnnxSession.Open(part.ModelOf(graph.Build([new("means", means)])), RuntimeSettings.Default);
        return [.. Files(folder).Select(file => Means(session, file, planes)).Aggregate(
            (left, right) => [.. left.Zip(right, Math.Max)])];
    }

    static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".png" or ".jpg" or ".bmp").Order();

    static float[] Means(OnnxSession session, string file, Shape planes)
    {
        var photo = PictureFile.ReadSized(file, (int)planes[3], (int)planes[2]);
        var pixels = planes[1] == 1 ? photo.ToGray().Pixels : photo.Pixels;
        return session.Run(
            new Dictionary<string, Tensor> { ["picture"] = Tensor.Of(pixels, planes) })["means"].ToFloats();
    }
}
