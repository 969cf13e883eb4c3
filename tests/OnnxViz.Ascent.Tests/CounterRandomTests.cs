namespace OnnxViz.Ascent.Tests;

public sealed class CounterRandomTests
{
    [Fact]
    public void Numbers_depend_on_seed_unit_step_and_counter_and_on_nothing_else()
    {
        var number = CounterRandom.For(1, "a", 2).Uniform(3);
        Assert.Equal(number, CounterRandom.For(1, "a", 2).Uniform(3));
        double[] others =
        [
            CounterRandom.For(2, "a", 2).Uniform(3), CounterRandom.For(1, "b", 2).Uniform(3),
            CounterRandom.For(1, "a", 3).Uniform(3),
            CounterRandom.For(1, "a", 2).Uniform(4),
        ];
        Assert.DoesNotContain(number, others);
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        var random = CounterRandom.For(0, "unit", 0);
        var counts = Enumerable.Range(0, 100_000).GroupBy(counter => (int)(10 * random.Uniform(counter))).ToDictionary(
            group => group.Key, group => group.Count());
        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_deviation_one()
    {
        var random = CounterRandom.For(0, "unit", 0);
        var numbers = Enumerable.Range(0, 100_000).Select(random.Normal).ToArray();
        Assert.InRange(numbers.Average(), -0.02, 0.02);
        Assert.InRange(numbers.Average(number => number * number), 0.98, 1.02);
    }

    [Fact]
    public void Whole_numbers_reach_both_ends() =>
        Assert.Equal([-2, -1, 0, 1, 2], Enumerable.Range(0, 200).Select(
            counter => CounterRandom.For(3, "unit", 1).Integer(counter, -2, 2)).Distinct().Order());
}
