using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Tests.Drawing;

public sealed class DrawsTests
{
    [Fact]
    public void The_same_key_gives_the_same_numbers()
    {
        var (one, two) = (new Draws(3, 5), new Draws(3, 5));
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(one.Bits(), two.Bits());
        }
    }

    [Theory]
    [InlineData(3, 6)]
    [InlineData(4, 5)]
    [InlineData(5, 3)]
    public void Another_seed_or_index_gives_other_numbers(ulong seed, ulong index)
        => Assert.NotEqual(new Draws(3, 5).Bits(), new Draws(seed, index).Bits());

    [Fact]
    public void Units_fill_their_range_evenly()
    {
        var draws = new Draws(1);
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
        {
            counts[(int)(draws.Unit() * 10)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void Normals_have_mean_zero_and_variance_one()
    {
        var draws = new Draws(2);
        var numbers = Enumerable.Range(0, 10_000).Select(_ => draws.Normal()).ToArray();
        Assert.InRange(numbers.Average(), -.04, .04);
        Assert.InRange(numbers.Average(number => number * number), .94, 1.06);
    }

    [Fact]
    public void Whole_numbers_stay_below_their_bound_and_reach_it()
    {
        var draws = new Draws(3);
        var numbers = Enumerable.Range(0, 1000).Select(_ => draws.Below(6)).Distinct().Order();
        Assert.Equal([0, 1, 2, 3, 4, 5], numbers);
    }
}
