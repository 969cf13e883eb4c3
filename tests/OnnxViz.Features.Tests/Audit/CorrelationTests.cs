namespace OnnxViz.Features.Tests;

public sealed class CorrelationTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 1)]
    [InlineData(8, 784, 1)]
    [InlineData(9, 1300, 1)]
    [InlineData(6, 49, 3)]
    [InlineData(4, 200, 2)]
    [InlineData(5, 600, 7)]
    public void Streaming_sums_of_several_lanes_give_the_correlations_of_the_definition(
        int channels, int positions, int every)
    {
        const int Pictures = 13;
        var random = new Random(channels);
        var maps = Enumerable.Range(0, Pictures).Select(_ => Maps(random, channels, positions)).ToArray();
        CorrelationSums[] lanes =
        [
            new(channels, positions, every),
            new(channels, positions, every),
            new(channels, positions, every),
        ];
        var sums = lanes[0];
        for (var picture = 0; picture < Pictures; picture++)
        {
            lanes[picture % 2].Add(picture, maps[picture]);
        }

        Array.ForEach(lanes, lane => lane.Finish());
        sums.Add(lanes[1]);
        sums.Add(lanes[2]);
        for (var filter = 0; filter < channels; filter++)
        {
            for (var other = 0; other <= filter; other++)
            {
                Assert.Equal(Plain(Column(filter), Column(other)), sums.Of(filter, other), 1e-6);
                Assert.Equal(sums.Of(filter, other), sums.Of(other, filter));
            }
        }

        double[] Column(int channel) => [.. maps.SelectMany((map, picture) => Enumerable.Range(0, positions)
            .Where(position => ((position / CorrelationSums.Run) + picture) % every == 0)
            .Select(position => (double)map[(channel * positions) + position]))];
    }

    [Fact]
    public void A_filter_that_never_changes_correlates_with_nothing()
    {
        var sums = new CorrelationSums(2, 4, 1);
        sums.Add(0, [1000.1f, 1000.1f, 1000.1f, 1000.1f, 1, 2, 3, 4]);
        sums.Add(1, [1000.1f, 1000.1f, 1000.1f, 1000.1f, 4, 3, 2, 1]);
        sums.Finish();
        Assert.True(double.IsNaN(sums.Of(0, 1)));
        Assert.Equal(1, sums.Of(1, 1), 1e-12);
    }

    [Fact]
    public void Groups_hang_together_by_links_above_the_limit()
    {
        var near = new Dictionary<(int, int), double>
        {
            [(3, 1)] = 0.995,
            [(5, 3)] = 0.992,
            [(5, 1)] = 0.98,
            [(4, 0)] = 1,
            [(6, 2)] = 0.99,
        };
        var groups = Duplicates.Among(
            [0, 1, 2, 3, 4, 5, 6], (a, b) => near.GetValueOrDefault((Math.Max(a, b), Math.Min(a, b))), 0.99);
        Assert.Equal(["0, 4", "1, 3, 5"], groups.Select(group => string.Join(", ", group.Channels)));
        Assert.Equal([1, 0.98], groups.Select(group => group.Correlation));
    }

    /// <summary>Far from zero, so that sums of plain squares would lose what differs.</summary>
    static float[] Maps(Random random, int channels, int positions)
    {
        float[] common = [.. Enumerable.Range(0, positions).Select(_ => random.NextSingle())];
        return [.. Enumerable.Range(0, channels).SelectMany(channel =>
            common.Select(
                value => (100 * channel) + (value * (1 + channel)) + (0.1f * channel * random.NextSingle())))];
    }

    static double Plain(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        double Sum(double[] a, double meanA, double[] b, double meanB) =>
            a.Zip(b, (left, right) => (left - meanA) * (right - meanB)).Sum();
        return Sum(x, meanX, y, meanY) / Math.Sqrt(Sum(x, meanX, x, meanX) * Sum(y, meanY, y, meanY));
    }
}
