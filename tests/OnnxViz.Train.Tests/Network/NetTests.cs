using OnnxViz.Graph;
using OnnxViz.Train.Drawing;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Tests.Network;

public sealed class NetTests
{
    static readonly Net Default = new(NetPlan.Default);

    [Fact]
    public void The_default_net_has_six_convolutions_three_pools_and_less_than_two_megabytes()
    {
        Assert.True(Default.Nodes.Count(node => node.Operator == "Conv") >= 6);
        Assert.True(Default.Nodes.Count(node => node.Operator == "MaxPool") >= 3);
        Assert.True(Default.Parameters * sizeof(float) < 2_000_000);
    }

    [Theory]
    [InlineData("block1_conv1", 16, 48)]
    [InlineData("block1_relu2", 16, 48)]
    [InlineData("block1_pool", 16, 24)]
    [InlineData("block4_conv2", 128, 6)]
    public void Layers_have_the_names_and_shapes_of_a_VGG(string tensor, long channels, long side)
        => Assert.Equal(Shape.From([5, channels, side, side]), Default.Types(5, 48)[tensor].Shape);

    [Fact]
    public void Every_tensor_of_the_graph_has_a_type()
    {
        var types = Default.Types(2, 48);
        var tensors = Default.Nodes.SelectMany(node => node.Inputs.Concat(node.Outputs));
        Assert.All(tensors, tensor => Assert.Contains(tensor, types.Keys));
    }

    [Fact]
    public void Initial_weights_have_their_spread()
    {
        var values = new Weight("w", [64, 64, 3, 3], Spread: 2).Initial(new Draws(1)).ToFloats();
        Assert.InRange(values.Average(), -.05, .05);
        Assert.InRange(values.Average(value => value * value), 3.9, 4.1);
    }

    [Fact]
    public void Biases_start_at_zero()
        => Assert.All(new Weight("b", [8]).Initial(new Draws(1)).ToFloats(), value => Assert.Equal(0, value));
}
