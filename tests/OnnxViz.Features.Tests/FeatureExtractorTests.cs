using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class FeatureExtractorTests : IDisposable
{
    const float Tolerance = 1e-5f;
    static readonly JsonSerializerOptions LowerCase = new(JsonSerializerDefaults.Web);

    readonly TemporaryFolder _folder = new();

    public static TheoryData<MapRow> Goldens =>
        [.. JsonSerializer.Deserialize<MapRow[]>(File.ReadAllText(Pictured.Golden("maps.json")), LowerCase)!];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Goldens))]
    public void Maps_are_those_that_PyTorch_gives(MapRow row)
    {
        var (input, expected) = (NpyFile.Read(Pictured.Golden(row.Input)), NpyFile.Read(Pictured.Golden(row.Map)));
        using var extractor = new FeatureExtractor(
            Network.Load(Pictured.Golden(row.Model)), [row.Tensor], Pictured.Settings(1, "unit"));
        var map = extractor.Extract(Tensor.Of(input.Data, Shape.Of(input.Shape)))[row.Tensor];
        Assert.Equal(expected.Shape, map.Shape);
        Assert.InRange(
            expected.Data.Zip(map.ToFloats(), (right, found) => Math.Abs(right - found)).Max() / expected.Data.Max(
                Math.Abs),
            0,
            Tolerance);
    }

    /// <summary>
    /// Also where the layer is inside of what ONNX Runtime fuses (dense, mobile17), where transposes move through what
    /// lies behind it (convnext13), and where the file is for single pictures.
    /// </summary>
    [Theory]
    [InlineData(
        "plain",
        "/block2/conv1/Conv_output_0",
        "/block2/relu1/Relu_output_0",
        "/block2/pool/MaxPool_output_0",
        "logits")]
    [InlineData("plain", "/block2/conv1/Conv_output_0")]
    [InlineData("plain", "/block2/relu1/Relu_output_0")]
    [InlineData("plain", "/block2/pool/MaxPool_output_0")]
    [InlineData("plain", "logits")]
    [InlineData("dense", "/block1/block1.0/relu/Relu_output_0")]
    [InlineData("dense", "transition1", "logits")]
    [InlineData("convnext13", "/stem/stem.1/Add_output_0")]
    [InlineData("convnext13", "block1", "block2")]
    [InlineData("mobile17", "excited1")]
    [InlineData("residual", "stage2", "logits")]
    public void Maps_are_those_of_the_whole_file_bit_for_bit(string model, params string[] layers)
    {
        using var extractor = new FeatureExtractor(
            Network.Load(Pictured.Golden($"{model}.onnx")), layers, Pictured.Settings(batch: 4));
        var pictures = Pictured.Noise([6, 3, extractor.Height, extractor.Width]);
        var (maps, expected) = (extractor.Extract(pictures), Pictured.WholeFile(extractor, layers, pictures));
        Assert.True(extractor.IsExact);
        Assert.All(layers, layer => Assert.Equal(expected[layer], maps[layer].ToFloats()));
    }

    [Fact]
    public void Maps_of_all_layers_come_from_one_run_bit_for_bit()
    {
        var network = Network.Load(Pictured.Golden("dense.onnx"));
        string[] layers = [.. network.FindLayers().All.Select(layer => layer.Tensor)];
        using var extractor = new FeatureExtractor(network, layers, Pictured.Settings(batch: 2));
        var pictures = Pictured.Noise([2, 3, extractor.Height, extractor.Width]);
        var (maps, expected) = (extractor.Extract(pictures), Pictured.WholeFile(extractor, layers, pictures));
        Assert.All(layers, layer => Assert.Equal(expected[layer], maps[layer].ToFloats()));
    }

    [Fact]
    public void Maps_of_16_bit_floats_come_out_as_32_bit_floats()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float16, [1, 3, 8, 8]));
        var maps = Extract(graph, picture * 3, [2, 3, 8, 8], out var expected);
        Assert.Equal(ElementType.Float, maps.Element);
        Assert.Equal(expected, maps.ToFloats());
    }

    [Fact]
    public void Channels_come_behind_the_batch_where_the_network_has_them_last()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 8, 6, 3]));
        var maps = Extract(graph, picture * 2, [2, 3, 8, 6], out var expected);
        Assert.Equal([2, 3, 8, 6], maps.Shape);
        var last = Enumerable.Range(0, 2 * 8 * 6 * 3).ToDictionary(i => (i / 144, i % 3, i / 3 % 48), i => expected[i]);
        Assert.Equal(Enumerable.Range(0, 2 * 3 * 48).Select(i => last[(i / 144, i / 48 % 3, i % 48)]), maps.ToFloats());
    }

    [Fact]
    public async Task Numbers_too_small_for_full_precision_are_the_same_in_every_run_and_on_every_thread()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 1, 40, 40]));
        var weights = graph.Constant(
            Tensor.Of(
                [.. SmallNets.Drawn(new(9), [8, 1, 3, 3]).ToFloats().Select(number => number * 2e-38f)], [8, 1, 3, 3]),
            "tiny");
        using var extractor = new FeatureExtractor(
            Save(graph, picture.Conv(weights, null, Window.Square(3))), ["y"], Pictured.Settings(batch: 3, "unit"));
        var pictures = Pictured.Noise([3, 1, 40, 40]);
        var expected = Pictured.WholeFile(extractor, ["y"], pictures)["y"];
        Assert.Contains(expected, float.IsSubnormal);
        for (var run = 0; run < 20; run++)
        {
            Assert.Equal(expected, extractor.Extract(pictures)["y"].ToFloats());
            Assert.Equal(expected, await Task.Run(() => extractor.Extract(pictures)["y"].ToFloats()));
        }
    }

    [Fact]
    public void A_network_exported_for_single_pictures_takes_several()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 4, 4]));
        var flat = graph.Op("Reshape", [picture, graph.Integers(1, 48)], new(ElementType.Float, [1, 48]));
        var network = Save(graph, flat.MatMul(graph.Constant(SmallNets.Drawn(new(5), [48, 7]), "dense")));
        using var together = new FeatureExtractor(network, ["y"], Pictured.Settings(batch: 3));
        using var alone = new FeatureExtractor(network, ["y"], Pictured.Settings(batch: 1));
        var pictures = Pictured.Noise([3, 3, 4, 4]);
        Assert.Equal([3, 7], together.Extract(pictures)["y"].Shape);
        Assert.All(alone.Extract(pictures)["y"].ToFloats().Zip(together.Extract(pictures)["y"].ToFloats()), pair =>
            Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    [Fact]
    public void A_layer_that_mixes_pictures_is_taken_one_picture_at_a_time()
    {
        var graph = new GraphBuilder();
        var network = Save(graph, graph.Input("picture", new(ElementType.Float, [1, 3, 4, 4])).Reshape([3, 16]));
        using var extractor = new FeatureExtractor(network, ["0"], Pictured.Settings(batch: null));
        Assert.Equal(1, extractor.Batch);
        Assert.Equal([2, 3, 16], extractor.Extract(Pictured.Noise([2, 3, 4, 4]))["0"].Shape);
    }

    [Theory]
    [InlineData("relu9", null, "there is no layer relu9")]
    [InlineData("relu1", 0, "a batch holds at least 1 picture, not 0")]
    public void What_cannot_be_is_named(string layer, int? batch, string message)
    {
        var error = Assert.Throws<OnnxVizException>(
            () => new FeatureExtractor(Plain(), [layer], Pictured.Settings(batch)));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Pictures_of_another_size_are_refused()
    {
        using var extractor = new FeatureExtractor(Plain(), ["relu1"], Pictured.Settings(2));
        var error = Assert.Throws<OnnxVizException>(() => extractor.Extract(Pictured.Noise([2, 3, 16, 17])));
        Assert.Contains("shape 2x3x16x17, these layers take Nx3x16x16", error.Message);
    }

    Tensor Extract(GraphBuilder graph, Value output, Shape pictures, out float[] expected)
    {
        using var extractor = new FeatureExtractor(Save(graph, output), ["y"], Pictured.Settings(batch: 2));
        expected = Pictured.WholeFile(extractor, ["y"], Pictured.Noise(pictures))["y"];
        return extractor.Extract(Pictured.Noise(pictures))["y"];
    }

    Network Save(GraphBuilder graph, Value output)
    {
        ModelFile.Write(_folder.File("net.onnx"), OnnxModel.Of(graph.Build([new("y", output)])));
        return Network.Load(_folder.File("net.onnx"));
    }

    Network Plain()
    {
        ModelFile.Write(_folder.File("plain.onnx"), SmallNets.Plain());
        return Network.Load(_folder.File("plain.onnx"));
    }
}
