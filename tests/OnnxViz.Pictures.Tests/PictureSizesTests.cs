using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class PictureSizesTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 3, 2 }, { 17, 40 }, { 40, 17 }, { 64, 48 }, { 63, 47 }, { 65, 49 }, { 200, 1 }, { 224, 224 },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void A_constant_stays_constant(int width, int height)
    {
        var picture = Picture.Filled(64, 48, 0.1f, 0.5f, 1f).Resize(width, height);
        Assert.Equal((width, height, 3), (picture.Width, picture.Height, picture.Channels));
        for (var channel = 0; channel < 3; channel++)
        {
            foreach (var value in picture.Plane(channel))
            {
                Assert.Equal(new[] { 0.1f, 0.5f, 1f }[channel], value, 1e-6f);
            }
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void A_slope_stays_a_slope(int width, int height)
    {
        var picture = TestPictures.Slope(64, 48).Resize(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                Assert.True(x == 0 || picture[0, y, x] >= picture[0, y, x - 1] - 1e-6f);
                Assert.True(y == 0 || picture[1, y, x] >= picture[1, y - 1, x] - 1e-6f);
            }
        }
    }

    [Fact]
    public void The_same_size_is_the_same_picture()
    {
        var picture = TestPictures.Noise(13, 11, 3);
        Assert.Same(picture, picture.Resize(13, 11));
        Assert.Equal(picture.Pixels, picture.Resize(13, 11, ResizeMode.Pad).Pixels);
        Assert.Equal(picture.Pixels, picture.Resize(13, 11, ResizeMode.Crop).Pixels);
    }

    [Fact]
    public void Halving_weighs_four_neighbours_as_a_triangle_does()
    {
        var picture = new Picture(6, 1, 1, [0, 8, 16, 24, 0, 0]).Resize(3, 1);
        Assert.Equal(new[] { (3 * 0 + 3 * 8 + 16) / 7f, (8 + 3 * 16 + 3 * 24 + 0) / 8f, (24 + 3 * 0 + 3 * 0) / 7f },
            picture.Pixels, (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Fact]
    public void Doubling_is_linear_between_the_centres()
    {
        var picture = new Picture(2, 1, 1, [0, 1]).Resize(4, 1);
        Assert.Equal([0f, 0.25f, 0.75f, 1f], picture.Pixels);
    }

    [Fact]
    public void Fine_stripes_shrink_to_grey_and_not_to_coarse_stripes()
    {
        var stripes = new Picture(300, 1, 1, [.. Enumerable.Range(0, 300).Select(x => (float)(x % 2))]);
        Assert.All(stripes.Resize(71, 1).Pixels[1..^1], value => Assert.InRange(value, 0.44f, 0.56f));
    }

    [Theory]
    [InlineData(100, 50, 30, 30)]
    [InlineData(50, 100, 30, 30)]
    [InlineData(100, 50, 30, 60)]
    [InlineData(7, 5, 224, 224)]
    [InlineData(1, 1000, 10, 10)]
    public void Covering_keeps_the_middle_and_the_proportions(int width, int height, int wide, int high)
    {
        var picture = TestPictures.Slope(width, height).Resize(wide, high, ResizeMode.Crop);
        Assert.Equal((wide, high), (picture.Width, picture.Height));
        var centre = 0.5f - 0.5f / width;
        Assert.Equal(centre, picture.Plane(0).ToArray().Average(), 0.02f + 0.5f / wide);
        Assert.Equal(0.25f, picture.Plane(2)[0], 1e-6f);
        Assert.Equal(0.25f, picture.Plane(2)[^1], 1e-6f);
    }

    [Fact]
    public void Covering_a_square_cuts_both_ends_of_a_wide_picture()
    {
        var picture = new Picture(4, 2, 1, [0, 1, 2, 3, 0, 1, 2, 3]).Resize(2, 2, ResizeMode.Crop);
        Assert.Equal([1f, 2f, 1f, 2f], picture.Pixels);
    }

    [Fact]
    public void Containing_surrounds_the_whole_picture_with_mid_grey()
    {
        var picture = Picture.Filled(4, 2, 1f).Resize(4, 4, ResizeMode.Pad);
        Assert.Equal([.. Enumerable.Repeat(0.5f, 4), .. Enumerable.Repeat(1f, 8), .. Enumerable.Repeat(0.5f, 4)],
            picture.Pixels);
    }

    [Theory]
    [InlineData(-1, 0, 2, 2)]
    [InlineData(0, 0, 5, 2)]
    [InlineData(3, 3, 2, 1)]
    [InlineData(0, 0, 0, 2)]
    public void A_crop_outside_the_picture_is_refused(int left, int top, int width, int height) =>
        Assert.Throws<ArgumentException>(() => Picture.Filled(4, 4, 0f).Crop(left, top, width, height));
}
