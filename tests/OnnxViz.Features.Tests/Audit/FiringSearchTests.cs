using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class FiringSearchTests : IDisposable
{
    const int Steps = 40;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Filters_that_no_picture_woke_are_woken_where_it_is_possible()
    {
        using var extractor = Extractor(PlantedNet.Model(), "relu1", "relu2");
        var search = new FiringSearch(extractor, 0, Steps);
        var (first, second) = (search.Search(extractor.Layers[0], [0, 1, 3]),
            search.Search(extractor.Layers[1], [1, 4]));
        Assert.Equal([(0, true), (1, false), (3, true)], first.Select(attempt => (attempt.Channel, attempt.CanFire)));
        Assert.Equal([(1, false), (4, true)], second.Select(attempt => (attempt.Channel, attempt.CanFire)));
        Assert.Equal(
            [1f, 0f, 0.5f],
            first.Select(attempt => attempt.Max),
            (expected, actual) => Math.Abs(expected - actual) < 0.1);
        Assert.InRange(first[1].Score, -96, -95);
    }

    [Fact]
    public void What_is_said_to_fire_fires_on_the_picture()
    {
        using var extractor = Extractor(PlantedNet.Model(), "relu1");
        var attempt = new FiringSearch(extractor, 0, Steps).Search(extractor.Layers[0], [0])[0];
        var maps = extractor.Extract(
            Tensor.Of(attempt.Picture.Pixels, [1, 1, PlantedNet.Side, PlantedNet.Side]))["relu1"].ToFloats();
        Assert.Equal(attempt.Max, maps.Take(PlantedNet.Side * PlantedNet.Side).Max());
    }

    [Fact]
    public void An_edge_that_no_mean_can_raise_is_found_in_the_middle()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 1, 16, 16]));
        var edge = graph.Constant(Tensor.Of([-1f, 0, 1, -2, 0, 2, -1, 0, 1], [1, 1, 3, 3]), "edge");
        var relu = picture.Conv(edge, graph.Constant(Tensor.Of([-3.5f], [1]), "bias"), Window.Square(3)).Relu();
        using var extractor = Extractor(OnnxModel.Of(graph.Build([new("relu", relu)])), "relu");
        var attempt = Assert.Single(new FiringSearch(extractor, 0, Steps).Search(extractor.Layers[0], [0]));
        Assert.True(attempt.CanFire);
        Assert.InRange(attempt.Max, 0.4f, 0.5f);
    }

    [Fact]
    public void Stopping_gives_no_half_proof()
    {
        using var stop = new CancellationTokenSource();
        using var extractor = Extractor(PlantedNet.Model(), "relu1");
        var search = new FiringSearch(extractor, 0, Steps) { OnProgress = _ => stop.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => search.Search(extractor.Layers[0], [0, 1], stop.Token));
    }

    FeatureExtractor Extractor(OnnxModel model, params string[] layers)
    {
        ModelFile.Write(_folder.File("net.onnx"), model);
        return new(Network.Load(_folder.File("net.onnx")), layers, new(Preprocessing.Preset("unit")));
    }
}
