using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Networks.Tests;

public sealed class InputWriterTests
{
    [Theory]
    [InlineData("imagenet", ElementType.Float, InputLayout.ChannelsFirst)]
    [InlineData("imagenet", ElementType.Float, InputLayout.ChannelsLast)]
    [InlineData("imagenet", ElementType.Float16, InputLayout.ChannelsFirst)]
    [InlineData("caffe", ElementType.Float, InputLayout.ChannelsFirst)]
    [InlineData("tf", ElementType.Float, InputLayout.ChannelsFirst)]
    [InlineData("raw255", ElementType.Float16, InputLayout.ChannelsLast)]
    [InlineData("unit", ElementType.Float, InputLayout.ChannelsFirst)]
    public void The_numbers_are_those_that_the_graph_computes_bit_for_bit(
        string preset, ElementType element, InputLayout layout)
    {
        const int Height = 7, Width = 11;
        var input = new PictureInput("picture", element, layout, 3, Height, Width);
        var random = new Random(5);
        var planes = Enumerable.Range(0, 3 * Height * Width).Select(_ => random.NextSingle()).ToArray();
        var preprocessing = Preprocessing.Preset(preset);
        var writer = new InputWriter(input, preprocessing, Height, Width);
        var written = new byte[writer.PictureBytes];
        writer.Write(planes, written);
        var graph = InputTensor.Of(
            input, preprocessing, Tensor.Of(planes, [1, 3, Height, Width]), RuntimeSettings.Default);
        Assert.Equal(FloatCast.To(element, graph).Bytes.ToArray(), written);
    }
}
