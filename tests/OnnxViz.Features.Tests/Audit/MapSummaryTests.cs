namespace OnnxViz.Features.Tests;

public sealed class MapSummaryTests
{
    [Fact]
    public void Every_length_is_summed_whole()
    {
        var random = new Random(4);
        for (var length = 1; length < 100; length++)
        {
            float[] map = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
            var summary = MapSummary.Of(map, 0.1f);
            Assert.Equal(
                (map.Min(), map.Max(), map.Count(value => value > 0.1f)), (summary.Min, summary.Max, summary.Active));
            Assert.Equal(map.Sum(value => (double)value), summary.Sum, 1e-13);
            Assert.Equal(map.Sum(value => (double)value * value), summary.Squares, 1e-13);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_not_finite_shows_in_the_squares(float value)
    {
        var map = new float[19];
        map[7] = value;
        Assert.False(double.IsFinite(MapSummary.Of(map, 0).Squares));
        map[7] = 0;
        map[18] = value;
        Assert.False(double.IsFinite(MapSummary.Of(map, 0).Squares));
    }
}
