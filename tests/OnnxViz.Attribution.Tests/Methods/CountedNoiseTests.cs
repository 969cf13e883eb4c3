using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution.Tests;

public sealed class CountedNoiseTests
{
    [Fact]
    public void It_is_nearly_normal_and_its_numbers_do_not_hang_together()
    {
        var noise = CountedNoise.Draw(3, 0, 100_000).Concat(CountedNoise.Draw(3, 1, 100_000)).ToArray();
        Assert.Equal(0, noise.Average(), 0.01f);
        Assert.Equal(1, noise.Average(number => number * number), 0.02f);
        Assert.Equal(2.9, noise.Average(number => Math.Pow(number, 4)), 0.05);
        Assert.Equal(0.6827, noise.Count(number => Math.Abs(number) < 1) / 200_000.0, 0.02);
        foreach (var shift in new[] { 1, 2, 224, 100_000 })
        {
            Assert.Equal(
                0, noise.Skip(shift).Zip(noise, (left, right) => left * right).Average(), 0.015f);
        }

        Assert.Equal(0, noise.Zip(CountedNoise.Draw(4, 0, 100_000), (left, right) => left * right).Average(), 0.015f);
    }

    [Fact]
    public void A_graph_draws_the_same_to_the_last_bit()
    {
        var graph = new GraphBuilder();
        var noise = CountedNoise.Write(graph, 5, [3, 2, 10, 11]);
        using var session = OnnxSession.Open(
            OnnxModel.Of(graph.Build([new("noise", noise)])), RuntimeSettings.Default with { Threads = 1 });
        var drawn = session.Run(new Dictionary<string, Tensor>())["noise"].ToFloats();
        Assert.Equal(
            Enumerable.Range(0, 3).SelectMany(sample => CountedNoise.Draw(5, sample, 220)), drawn);
    }
}
