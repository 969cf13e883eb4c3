using OnnxViz.Graph;
using OnnxViz.Train.Network;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Tests.Training;

public sealed class StandardizedTests
{
    static readonly Net Small = new(new([(16, 1)], DataSet.Classes));

    [Fact]
    public void Kernels_have_mean_zero_and_one_length_in_every_output_channel()
    {
        using var trainer = new Trainer(Small, new(Batch: 24));
        var kernel = trainer.Weights()["block1_conv1.weight"].ToFloats();
        var lengths = kernel.Chunk(27).Select(channel => channel.Sum(value => value * value)).ToArray();
        Assert.All(kernel.Chunk(27), channel => Assert.Equal(0, channel.Sum(), 1e-4f));
        Assert.All(lengths, length => Assert.Equal(2 / (1 - (1 / MathF.PI)), length, 1e-3f));
    }

    [Fact]
    public void A_gain_scales_its_channel()
    {
        var weights = StepGraph.Weights(Small);
        using var session = Runtime.OnnxSession.Open(weights, Runtime.RuntimeSettings.Default);
        var start = Parameter.Of(Small).ToDictionary(one => one.Name, one => one.Initial(new(1)));
        var gain = start["block1_conv1.weight/gain"];
        var twice = new Dictionary<string, Tensor>(start) { ["block1_conv1.weight/gain"] = Tensor.Full(gain.Shape, 2) };
        var (before, after) = (Kernel(start), Kernel(twice));
        Assert.All(before.Zip(after), pair => Assert.Equal(2 * pair.First, pair.Second, 1e-5f));

        float[] Kernel(Dictionary<string, Tensor> state) => session.Run(state)["next:block1_conv1.weight"].ToFloats();
    }
}
