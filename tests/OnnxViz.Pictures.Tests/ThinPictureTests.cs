using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class ThinPictureTests
{
    static readonly (int Width, int Height)[] Sizes =
    [
        (1, 1000),
        (1, 30_000),
        (30_000, 1),
        (1, 1_000_000),
        (1_000_000, 1),
    ];

    public static IEnumerable<object[]> Thin =>
        from size in Sizes
        from mode in Enum.GetValues<ResizeMode>()
        select new object[]
        {
            size.Width,
            size.Height,
            mode,
        };

    [Theory, MemberData(nameof(Thin))]
    public void A_thin_picture_costs_what_goes_in_and_comes_out_and_not_their_product(
        int width, int height, ResizeMode mode)
    {
        var picture = Picture.Filled(width, height, 0.25f, 0.5f, 0.75f);
        picture.Resize(300, 200, mode);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sized = picture.Resize(300, 200, mode);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, 40L * (3 * 300 * 200 + width * height));
        Assert.Equal((300, 200, 3), (sized.Width, sized.Height, sized.Channels));
        Assert.Equal(
            [0.25f, 0.5f, 0.75f],
            Enumerable.Range(0, 3).Select(channel => sized[channel, 99, 149]),
            (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Theory]
    [InlineData(13, 40, 30, 20)]
    [InlineData(40, 13, 30, 20)]
    [InlineData(100, 75, 24, 24)]
    [InlineData(17, 31, 64, 48)]
    [InlineData(31, 17, 5, 48)]
    [InlineData(2, 300, 64, 48)]
    public void What_covers_is_the_middle_of_the_whole_picture_scaled(int width, int height, int wide, int high)
    {
        var picture = TestPictures.Noise(width, height, 3);
        var scale = Math.Max((double)wide / width, (double)high / height);
        var (across, down) = (Math.Max((int)Math.Round(width * scale), wide),
            Math.Max((int)Math.Round(height * scale), high));
        var expected = picture.Resize(across, down).Crop((across - wide) / 2, (down - high) / 2, wide, high);
        Assert.Equal(
            expected.Pixels,
            picture.Resize(wide, high, ResizeMode.Crop).Pixels,
            (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Theory]
    [InlineData(10, 40, 30, 20)]
    [InlineData(3, 50, 60, 7)]
    public void Whichever_side_goes_first_the_numbers_are_the_same(int width, int height, int wide, int high)
    {
        var picture = TestPictures.Noise(width, height, 3);
        var inSteps = picture.Resize(wide, height).Resize(wide, high);
        Assert.Equal(inSteps.Pixels, picture.Resize(wide, high).Pixels, (one, other) => Math.Abs(one - other) < 1e-6);
    }
}
