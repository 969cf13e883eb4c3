using OnnxViz.Train.Training;

namespace OnnxViz.Train.Tests.Training;

public sealed class ScheduleTests
{
    static readonly Schedule Schedule = new(2, 1000);

    [Fact]
    public void The_rate_rises_to_its_highest() => Assert.Equal(2, Enumerable.Range(0, 1000).Max(Schedule.At), 1e-5f);

    [Theory]
    [InlineData(0, .04f)]
    [InlineData(24, 1)]
    [InlineData(525, 1)]
    [InlineData(1000, 0)]
    public void It_rises_along_a_line_and_falls_along_a_cosine(int step, float rate)
        => Assert.Equal(rate, Schedule.At(step), 1e-5f);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_is_a_number_however_few_the_steps(int steps)
        => Assert.All(Enumerable.Range(0, steps).Select(new Schedule(1, steps).At), rate => Assert.InRange(rate, 0, 1));
}
