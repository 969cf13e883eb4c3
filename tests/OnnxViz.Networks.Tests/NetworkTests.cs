using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class NetworkTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Layers_are_listed_in_running_order_with_shape_and_receptive_field()
    {
        var layers = Load().FindLayers();
        Assert.Equal("relu2", layers.Find("relu2").Tensor);
        Assert.Equal([1, 6, 8, 8], layers.Find("relu2").Shape);
        var field = layers.Find("relu2").ReceptiveField;
        Assert.Equal((8, 2), (field.Size, field.Stride));
        Assert.Equal(new(0.5, 2, 8), field.Rows);
        Assert.Equal(ReceptiveField.Whole, layers.Find("logits").ReceptiveField);
        Assert.All(layers.All, layer => Assert.True(layer.Differentiable));
        Assert.Equal(layers.All.Select((_, index) => index), layers.All.Select(layer => layer.Index));
    }

    [Fact]
    public void A_layer_is_found_by_index_and_by_alias()
    {
        var layers = Load(card: """{"layers": {"block2_conv1": "relu2"}}""").FindLayers();
        var layer = layers.Find("block2_conv1");
        Assert.Equal("relu2", layer.Tensor);
        Assert.Equal("block2_conv1", layer.Name);
        Assert.Same(layer, layers.Find($"{layer.Index}"));
    }

    [Fact]
    public void A_layer_with_several_aliases_is_found_by_each_and_called_by_the_first()
    {
        var layers = Load(card: """{"layers": {"block2_conv1": "relu2", "features.3": "relu2"}}""").FindLayers();
        Assert.Same(layers.Find("block2_conv1"), layers.Find("features.3"));
        Assert.Equal("block2_conv1", layers.Find("relu2").Name);
    }

    [Theory]
    [InlineData("reul1", "no layer reul1; did you mean relu1?")]
    [InlineData("RELU2", "; did you mean relu2?")]
    [InlineData("relu3", "no layer relu3; the nearest are relu1, Relu, relu2 (")]
    [InlineData("something else", "; the nearest are ")]
    [InlineData("99", "no layer 99: their indices go from 0 to 6 (`onnxviz inspect` lists all 7)")]
    [InlineData("-1", "indices go from 0 to 6")]
    public void An_unknown_layer_is_answered_with_the_nearest_names_or_the_indices(string name, string hint) =>
        Assert.Contains(hint, Assert.Throws<OnnxVizException>(() => Load().FindLayers().Find(name)).Message);

    [Fact]
    public void A_cut_network_needs_nothing_behind_the_cut()
    {
        var prepared = Load().Prepare(["relu1"], [2, 3, 20, 24]);
        Assert.Equal([2, 8, 20, 24], prepared.Types["relu1"].Shape);
        Assert.DoesNotContain(prepared.Model.Graph.Nodes, node => node.Operator == "MatMul");
    }

    [Theory]
    [InlineData("""{"preprocessing": "cafe"}""", "there is no preprocessing cafe")]
    [InlineData("""{"preprocesing": "caffe"}""", "has a key preprocesing")]
    [InlineData("""{"preprocessing": """, "cannot be read")]
    [InlineData("""[]""", "cannot be read")]
    [InlineData("""null""", "cannot be read")]
    [InlineData("""{"labels": 3}""", "$.labels")]
    [InlineData("""{"preprocessing": 3}""", "cannot be read")]
    [InlineData(
        """{"preprocessing": {"std": [1]}}""",
        "has a key std in its preprocessing; it may have range, mean, sd, order")]
    [InlineData("""{"preprocessing": {"range": [1]}}""", "a range is two numbers")]
    [InlineData("""{"preprocessing": {"mean": ["1"]}}""", "cannot be read")]
    [InlineData("""{"preprocessing": {"mean": [1e300]}}""", "mean has an infinite number")]
    [InlineData("""{"preprocessing": {"sd": [0]}}""", "no number of sd may be 0")]
    [InlineData("""{"preprocessing": {"order": "grb"}}""", "there is no order grb")]
    [InlineData("""{"layout": "chw"}""", "has the layout chw; it may be nchw or nhwc")]
    [InlineData("""{"layers": {"a": "relu1", "a": "relu2"}}""", "names a twice")]
    [InlineData("""{"labels": "a", "labels": "b"}""", "Duplicate property 'labels'")]
    [InlineData("""{"layers": {"a": null}}""", "names no tensor for the layer a")]
    public void A_broken_card_is_named(string card, string message) =>
        Assert.Contains(message, Assert.Throws<OnnxVizException>(() => Load(card)).Message);

    [Fact]
    public void A_card_gives_preprocessing_by_numbers()
    {
        var card = Load("""{"preprocessing": {"range": [0, 255], "mean": [104, 117, 123], "order": "bgr"}}""").Card;
        Assert.Equal("range 0..255, mean [104, 117, 123], sd [], BGR", card.Preprocessing!.ToString());
    }

    [Fact]
    public void A_model_without_picture_input_is_refused()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [2, 3]));
        var path = _folder.File("flat.onnx");
        ModelFile.Write(path, OnnxModel.Of(graph.Build([new("y", x.Relu())])));
        Assert.Contains("no float picture input", Assert.Throws<OnnxVizException>(() => Network.Load(path)).Message);
    }

    Network Load(string? card = null)
    {
        var path = _folder.File("plain.onnx");
        ModelFile.Write(path, SmallNets.Plain());
        if (card is not null)
        {
            File.WriteAllText(_folder.File("plain.card.json"), card);
        }

        return Network.Load(path);
    }
}
