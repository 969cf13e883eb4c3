namespace OnnxViz.Video.Tests;

public sealed class TimelineTests
{
    static readonly Timeline Plain = new(SmallVideo.Script("""
        {
          "fps": 4, "fade": 1,
          "segments": [
            { "objective": "layer(a)", "seconds": 2, "steps": 2 },
            { "objective": "layer(b)", "seconds": 1.5, "steps": 6 }
          ]
        }
        """));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 0, 0)]
    [InlineData(5, 0, 0.15625)]
    [InlineData(6, 0, 0.5)]
    [InlineData(8, 1, 0)]
    [InlineData(13, 1, 0)]
    public void A_segment_goes_over_into_the_next_at_its_end(int frame, int segment, double share)
    {
        var moment = Plain.At(frame);
        Assert.Equal(segment, moment.Segment);
        Assert.Equal(share, moment.Share, 9);
    }

    [Fact]
    public void Frames_and_borders_are_counted()
    {
        Assert.Equal(14, Plain.Frames);
        Assert.Equal([8], Plain.Borders);
        Assert.Equal((0, 6, 14), (Plain.FrameAt(0), Plain.FrameAt(1.5), Plain.FrameAt(99)));
    }

    [Fact]
    public void Steps_go_over_with_the_objectives() =>
        Assert.Equal([2, 3, 4, 6], new[] { 4, 5, 6, 8 }.Select(frame => Plain.At(frame).Steps));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.25)]
    [InlineData(0.5, 1.5)]
    [InlineData(1, 2)]
    [InlineData(5, 2)]
    public void A_curve_holds_at_its_ends_and_goes_evenly_where_it_is_to(double time, double value) => Assert.Equal(
        value, new Curve([new(0, 1, Easing.Linear), new(1, 2, Easing.Linear)]).At(time), 9);

    [Theory]
    [InlineData(Easing.Smooth, 0.15625)]
    [InlineData(Easing.Linear, 0.25)]
    [InlineData(Easing.In, 0.0625)]
    [InlineData(Easing.Out, 0.4375)]
    [InlineData(Easing.Hold, 0)]
    public void A_quarter_of_the_time_is_so_much_of_the_way(Easing easing, double way) =>
        Assert.Equal(way, Curve.Eased(easing, 0.25), 9);
}
