namespace OnnxViz.Features.Tests.Trust;

public sealed class SightTests
{
    static readonly Sight Seen = new([1, 3, -2, 3], ["a", "b", "c", "d"]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(0, 3)]
    [InlineData(2, 4)]
    public void Classes_are_ranked_by_score_and_equal_ones_by_number(int number, int rank) =>
        Assert.Equal(rank, Seen.RankOf(number));

    [Fact]
    public void The_first_are_those_of_the_best_ranks() =>
        Assert.Equal([new(1, "b", 3), new(3, "d", 3), new(0, "a", 1)], Seen.Top(3));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 37.5)]
    [InlineData(2.5, 50)]
    [InlineData(9, 100)]
    public void A_percentile_counts_what_lies_below_and_half_of_what_is_equal(float number, double percentile) =>
        Assert.Equal(percentile, Percentile.Of(number, [1, 2, 3, 4]));
}
