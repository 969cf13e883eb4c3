using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.PreImages;

/// <summary>The layout of mosaics on a net with the windows of VGG-16, one channel each.</summary>
public sealed class UnitCellTests : IDisposable
{
    static readonly int[] Blocks = [2, 2, 3, 3, 3];

    readonly NetworkFile _file = new(Model());

    public void Dispose() => _file.Dispose();

    /// <remarks>Receptive fields, strides, places of the window and squares as published for VGG-16.</remarks>
    [Theory]
    [InlineData("conv1_1", 3, 1, 1, 5)]
    [InlineData("conv1_2", 5, 1, 1, 7)]
    [InlineData("conv2_1", 10, 2, 1, 7)]
    [InlineData("conv2_2", 14, 2, 1, 9)]
    [InlineData("conv3_1", 24, 4, 1, 7)]
    [InlineData("conv3_2", 32, 4, 1, 9)]
    [InlineData("conv3_3", 40, 4, 1, 11)]
    [InlineData("conv4_1", 60, 8, 2, 9)]
    [InlineData("conv4_2", 76, 8, 2, 11)]
    [InlineData("conv4_3", 92, 8, 2, 13)]
    [InlineData("conv5_1", 132, 16, 4, 9)]
    [InlineData("conv5_2", 164, 16, 4, 11)]
    [InlineData("conv5_3", 196, 16, 4, 13)]
    [InlineData("pool5", 212, 32, 8, 7)]
    public void A_layer_of_VGG16_has_the_published_numbers(string name, int seen, int stride, int places, int side)
    {
        var network = _file.Load();
        var layer = network.FindLayers().Find(name);
        Assert.Equal((seen, stride), (layer.ReceptiveField.Size!.Value, layer.ReceptiveField.Stride));
        Assert.Equal(places, MahendranPreset.JitterFor(stride));
        Assert.Equal(side, new UnitCell(new(network, Preprocessing.Preset("unit")), layer).Side);
    }

    [Theory]
    [InlineData("conv1_1", 5, 5)]
    [InlineData("conv3_1", 35, 143)]
    [InlineData("conv4_1", 45, 367)]
    public void The_picture_is_the_largest_whose_layer_has_no_more_rows(string name, int rows, int side)
    {
        var network = _file.Load();
        var cell = new UnitCell(new(network, Preprocessing.Preset("unit")), network.FindLayers().Find(name));
        Assert.Equal(side, cell.PictureSide(rows));
    }

    static OnnxModel Model()
    {
        var graph = new GraphBuilder();
        var value = graph.Input("picture", new(ElementType.Float, [1, 3, 224, 224]));
        var outputs = new Dictionary<string, Value>();
        for (var block = 0; block < Blocks.Length; block++)
        {
            for (var layer = 0; layer < Blocks[block]; layer++)
            {
                var weight = graph.Constant(Tensor.Full([1, value.Shape[1], 3, 3], 1), "weight");
                outputs[$"conv{block + 1}_{layer + 1}"] = value = value.Conv(
                    weight, null, Window.Square(3, padding: 1));
            }

            outputs[$"pool{block + 1}"] = value = value.MaxPool(Window.Square(2, stride: 2));
        }

        return OnnxModel.Of(graph.Build(outputs, "vgg"));
    }
}
