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
        var shape = network.Input.UsualShape(1);
        var prepared = network.Prepare([layer.Tensor], shape);
        var graph = new GraphBuilder();
        Shape planes = [1, network.Input.Channels, shape[2], shape[3]];
        var picture = graph.Input("picture", new(ElementType.Float, planes));
        var input = network.Input.FromChannelsFirst(preprocessing.Apply(picture));
        var activation = graph.Import(prepared.Model.Graph, prepared.Types, new Dictionary<string, Value> { [prepared.Input] = input })[layer.Tensor];
        long[] space = [.. Enumerable.Range(2, activation.Rank - 2).Select(axis => (long)axis)];
        var means = space.Length == 0 ? activation : activation.Mean(space, keep: false);
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new("means", means)]), prepared.Model.Folder), RuntimeSettings.Default);
        return [.. Files(folder).Select(file => Means(session, file, planes)).Aggregate((left, right) => [.. left.Zip(right, Math.Max)])];
    }

    static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".png" or ".jpg" or ".bmp").Order();

    static float[] Means(OnnxSession session, string file, Shape planes)
    {
        var photo = PictureFile.ReadSized(file, (int)planes[3], (int)planes[2]);
        var pixels = planes[1] == 1 ? photo.ToGray().Pixels : photo.Pixels;
        return session.Run(new Dictionary<string, Tensor> { ["picture"] = Tensor.Of(pixels, planes) })["means"].ToFloats();
    }
}
