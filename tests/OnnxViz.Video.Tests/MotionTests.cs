using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Video.Tests;

/// <summary>How a start picture moves where nothing climbs.</summary>
public sealed class MotionTests : IDisposable
{
    const int Side = 96;

    /// <summary>Sampling between sixteen pixels again and again, and 8 bits: what was measured is below half.</summary>
    const double Resampled = 0.02;

    readonly SmallVideo _video = new();

    public void Dispose() => _video.Dispose();

    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(60)]
    public void Motion_is_the_same_at_any_rate(int rate)
    {
        var last = After(rate, """{ "zoom": 1.5, "rotation": 30 }""");
        var (sine, cosine) = Math.SinCos(Math.PI / 6);
        var expected = Drawn((x, y) => (((x * cosine) + (y * sine)) / 1.5, ((y * cosine) - (x * sine)) / 1.5));
        Assert.InRange(Largest(expected, last), 0, Resampled);
    }

    [Theory]
    [InlineData("""{ "x": 0.25 }""", 0.25, 0, 0)]
    [InlineData("""{ "y": -0.125 }""", 0, -0.125, 0)]
    [InlineData("""{ "shear": 0.2 }""", 0, 0, 0.2)]
    public void A_picture_is_shifted_in_widths_and_sheared_in_pixels_for_each_pixel(
        string motion, double right, double down, double shear)
    {
        var last = After(12, motion);
        var expected = Drawn((x, y) => (x - (right * Side) - (shear * y), y - (down * Side)));
        Assert.InRange(Largest(expected, last, margin: Side / 3), 0, Resampled);
    }

    [Fact]
    public void Swirl_turns_the_middle_and_leaves_the_corners_nearly_alone()
    {
        var turned = After(24, """{ "swirl": 90 }""");
        var start = Drawn((x, y) => (x, y));
        var quarter = Drawn((x, y) => (y, -x));
        Assert.InRange(Difference(turned, quarter, Side / 2 - 2, Side / 2 + 2), 0, 0.05);
        Assert.True(Difference(turned, start, Side / 2 - 6, Side / 2 + 6) > 0.05);
    }

    [Fact]
    public void Hue_turns_a_third_of_the_way_round_make_green_of_red()
    {
        PictureFile.Write(_video.At("red.png"), Picture.Filled(8, 8, 0.8f, 0.2f, 0.2f));
        var script = SmallVideo.Still(_video.At("red.png"), "8x8", 12, """{ "hue": 120 }""", 13 / 12.0);
        _video.Draw("red", script);
        var last = _video.Frame("red", 12);
        Assert.Equal([0.2, 0.8, 0.2], [last[0, 4, 4], last[1, 4, 4], last[2, 4, 4]], Close);
    }

    [Fact]
    public void Eased_key_frames_bring_a_picture_as_far_as_their_integral()
    {
        const string eased = """{ "x": [{ "at": 0, "value": 0 }, { "at": 1, "value": 0.5, "ease": "linear" }] }""";
        var smooth = After(24, eased);
        Assert.InRange(Largest(Drawn((x, y) => (x - (0.25 * Side), y)), smooth, margin: Side / 3), 0, Resampled);
    }

    [Fact]
    public void Without_motion_every_frame_is_the_start_picture()
    {
        PictureFile.Write(_video.At("noise.png"), TestPictures.Noise(20, 12, 3));
        _video.Draw("still", SmallVideo.Still(_video.At("noise.png"), "20x12", 4, "{}"));
        var start = PictureFile.Read(_video.At("noise.png"));
        Assert.All(Enumerable.Range(0, 4), frame => Assert.Equal(start.Pixels, _video.Frame("still", frame).Pixels));
    }

    [Theory]
    [InlineData("mirror")]
    [InlineData("wrap")]
    public void Nothing_black_comes_in_over_the_border(string border)
    {
        PictureFile.Write(_video.At("bright.png"), Bright());
        var script = SmallVideo.Still(
            _video.At("bright.png"), "32x24", 12, """{ "zoom": 0.3, "rotation": 50, "x": 0.7 }""")
            with
        { Wraps = border == "wrap" };
        _video.Draw("bright", script);
        Assert.All(_video.Folder("bright").Frames, file => Assert.True(PictureFile.Read(file).Pixels.Min() > 0.45));
    }

    [Fact]
    public void A_picture_that_wraps_is_itself_again_after_a_whole_width()
    {
        PictureFile.Write(_video.At("noise.png"), TestPictures.Noise(24, 24, 3));
        var script = SmallVideo.Still(_video.At("noise.png"), "24x24", 24, """{ "x": 1 }""", 25 / 24.0)
            with
        { Wraps = true };
        _video.Draw("round", script);
        Assert.InRange(TestPictures.MeanDistance(_video.Frame("round", 0), _video.Frame("round", 24)), 0, 0.005);
    }

    /// <summary>The frame after a second.</summary>
    Picture After(int rate, string motion)
    {
        PictureFile.Write(_video.At("start.png"), Drawn((x, y) => (x, y)));
        var script = SmallVideo.Still(_video.At("start.png"), $"{Side}x{Side}", rate, motion, 1 + (1.0 / rate));
        _video.Draw("moved", script);
        return _video.Frame("moved", rate);
    }

    /// <summary>
    /// A smooth picture, looked at through a map from its pixels, from the middle, to those of the start.
    /// </summary>
    static Picture Drawn(Func<double, double, (double X, double Y)> source)
    {
        var pixels = new float[3 * Side * Side];
        for (var index = 0; index < pixels.Length; index++)
        {
            var (channel, place) = Math.DivRem(index, Side * Side);
            var (row, column) = Math.DivRem(place, Side);
            var (x, y) = source(column + 0.5 - (Side / 2.0), row + 0.5 - (Side / 2.0));
            pixels[index] = (float)(0.5 + (0.2 * Math.Sin((x / 9) + channel)) + (0.2 * Math.Cos((y / 7) - channel)));
        }

        return new(Side, Side, 3, pixels);
    }

    static Picture Bright() => new(
        32, 24, 3, [.. TestPictures.Noise(32, 24, 3).Pixels.Select(pixel => 0.6f + (0.4f * pixel))]);

    static double Largest(Picture one, Picture other, int margin = 0) =>
        Difference(one, other, margin, Side - margin);

    /// <summary>The largest difference in a square from one row and column to another.</summary>
    static double Difference(Picture one, Picture other, int from, int to) => (
        from channel in Enumerable.Range(0, 3)
        from y in Enumerable.Range(@from, to - @from)
        from x in Enumerable.Range(@from, to - @from)
        select Math.Abs(one[channel, y, x] - other[channel, y, x])).Max();

    static bool Close(double left, double right) => Math.Abs(left - right) < 0.01;

    static bool Close(double left, float right) => Close(left, (double)right);
}
