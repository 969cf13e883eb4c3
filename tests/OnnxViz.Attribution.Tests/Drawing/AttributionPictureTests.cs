using OnnxViz.Pictures;

namespace OnnxViz.Attribution.Tests;

public sealed class AttributionPictureTests
{
    const int Side = 200;

    [Fact]
    public void Signed_numbers_are_as_far_from_white_as_from_zero()
    {
        var drawn = Map(place => place < Side ? -2 : place < 2 * Side ? 1 : 0, isSigned: true);
        Assert.Equal(new MapRange(-2, 2), drawn.Range);
        var map = drawn.Map();
        Assert.True(map[2, 0, 0] > map[0, 0, 0], "what is negative is not blue");
        Assert.True(map[0, 1, 0] > map[2, 1, 0], "what is positive is not red");
        Assert.All(Enumerable.Range(0, 3), channel => Assert.Equal(0.96f, map[channel, 5, 5], 0.01f));
    }

    [Fact]
    public void A_few_places_do_not_darken_all_others()
    {
        var drawn = Map(place => place < 20 ? 1000 : place % 10, isSigned: false);
        Assert.Equal(new MapRange(0, 9), drawn.Range);
    }

    [Theory]
    [InlineData(false, 0.25f)]
    [InlineData(true, 0.625f)]
    public void A_map_of_zeros_leaves_the_picture_in_grey(bool isSigned, float light)
    {
        var over = Map(_ => 0, isSigned).Over(Picture.Filled(Side, Side, 0.25f, 0.25f, 0.25f));
        Assert.All(Enumerable.Range(0, 3), channel => Assert.Equal(light, over[channel, 7, 9], 1e-3f));
    }

    [Fact]
    public void A_picture_of_other_channels_is_shown_as_their_mean()
    {
        var shown = AttributionPicture.Shown(Picture.Filled(4, 4, 0.2f, 0.4f));
        Assert.Equal((1, 0.3f), (shown.Channels, shown[0, 1, 1]));
    }

    static AttributionPicture Map(Func<int, float> number, bool isSigned) => new(
        new(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(number)], 1), isSigned);
}
