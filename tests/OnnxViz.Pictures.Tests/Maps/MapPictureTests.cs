using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests.Maps;

public sealed class MapPictureTests
{
    [Fact]
    public void Numbers_become_grey_between_the_ends_of_the_range()
    {
        var picture = MapPicture.Draw([-1, 0, 1, 3, 5, float.NaN], 3, new(-1, 3), ColourMap.Gray);
        Assert.Equal((3, 2, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([0, 0.25f, 0.5f, 1, 1, 1], picture.Plane(0).ToArray());
        Assert.Equal([0, 0.25f, 0.5f, 1, 1, 0], picture.Plane(1).ToArray());
    }

    [Fact]
    public void Zero_is_white_in_diverging_colours_over_a_symmetric_range()
    {
        var range = MapRange.Of([-2, 8]).Symmetric();
        var (red, green, blue) = ColourMap.Diverging.At(range.Place(0));
        Assert.Equal((0.96f, 0.96f, 0.96f), (red, green, blue));
        Assert.True(ColourMap.Diverging.At(range.Place(-8)).Blue > ColourMap.Diverging.At(range.Place(-8)).Red);
        Assert.True(ColourMap.Diverging.At(range.Place(8)).Red > ColourMap.Diverging.At(range.Place(8)).Blue);
    }

    [Fact]
    public void Viridis_grows_lighter_all_the_way()
    {
        var light = Enumerable.Range(0, 101).Select(step => ColourMap.Viridis.At(step / 100f)).Select(
            colour => (0.2126 * colour.Red) + (0.7152 * colour.Green) + (0.0722 * colour.Blue)).ToArray();
        Assert.All(light.Zip(light.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public void A_range_leaves_out_what_is_no_number()
    {
        Assert.Equal(new(-1, 2), MapRange.Of([-1, float.NaN, 2, float.PositiveInfinity]));
        Assert.Equal(new(0, 0), MapRange.Of([float.NaN]));
        Assert.Equal(0.5f, MapRange.Of([3, 3]).Place(3));
    }

    [Fact]
    public void Repeated_pixels_stay_what_they_are()
    {
        var picture = TestPictures.Noise(3, 2, 3, seed: 4);
        var large = picture.Repeat(3);
        Assert.Equal((9, 6), (large.Width, large.Height));
        Assert.Equal(picture[2, 1, 2], large[2, 5, 8]);
        Assert.Equal(picture[1, 0, 1], large[1, 2, 3]);
    }

    [Theory]
    [InlineData(2, 3, 4, 5)]
    [InlineData(-4, -4, 8, 8)]
    [InlineData(15, 15, 100, 100)]
    public void An_outline_leaves_what_it_encloses(int left, int top, int width, int height)
    {
        var picture = TestPictures.Noise(20, 20, 3, seed: 5);
        var outlined = picture.Outlined(left, top, width, height);
        for (var y = Math.Max(0, top); y < Math.Min(20, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(20, left + width); x++)
            {
                Assert.Equal(picture[1, y, x], outlined[1, y, x]);
            }
        }

        Assert.NotEqual(picture.Pixels, outlined.Pixels);
    }

    [Fact]
    public void Unknown_colours_are_answered_with_those_there_are() =>
        Assert.Contains(
            "gray, viridis, diverging", Assert.Throws<OnnxVizException>(() => ColourMap.Parse("jet")).Message);
}
