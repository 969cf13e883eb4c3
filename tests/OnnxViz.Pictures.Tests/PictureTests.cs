using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Pictures.Tests;

public sealed class PictureTests
{
    [Theory]
    [InlineData(-1f, 0)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(0f, 0)]
    [InlineData(0.5f / 255, 0)]
    [InlineData(1.5f / 255, 2)]
    [InlineData(2.5f / 255, 2)]
    [InlineData(0.5f, 128)]
    [InlineData(253.5f / 255, 254)]
    [InlineData(1f, 255)]
    [InlineData(1.7f, 255)]
    [InlineData(float.PositiveInfinity, 255)]
    public void A_value_is_clipped_and_rounded_half_to_even(float value, byte expected) =>
        Assert.Equal([expected], new Picture(1, 1, 1, [value]).ToBytes());

    [Fact]
    public void Every_byte_survives_the_way_there_and_back()
    {
        var bytes = Enumerable.Range(0, 256 * 3).Select(i => (byte)(i * 7)).ToArray();
        Assert.Equal(bytes, Picture.FromBytes(32, 8, 3, bytes).ToBytes());
    }

    [Fact]
    public void Bytes_lie_side_by_side_and_floats_in_planes()
    {
        var picture = Picture.FromBytes(2, 2, 3, [0, 51, 102, 153, 204, 255, 0, 0, 0, 51, 51, 51]);
        Assert.Equal([0f, 0.6f, 0f, 0.2f, 0.2f, 0.8f, 0f, 0.2f, 0.4f, 1f, 0f, 0.2f], picture.Pixels);
        Assert.Equal(0.8f, picture[1, 0, 1]);
        Assert.Equal([0.4f, 1f, 0f, 0.2f], picture.Plane(2).ToArray());
    }

    [Fact]
    public void Nan_is_not_turned_into_a_colour() =>
        Assert.Throws<OnnxVizException>(() => new Picture(1, 1, 1, [float.NaN]).ToBytes());

    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(2, 2, 3, 11)]
    [InlineData(65536, 65536, 1, 0)]
    public void Values_that_do_not_fill_the_picture_are_refused(int width, int height, int channels, int values) =>
        Assert.Throws<ArgumentException>(() => new Picture(width, height, channels, new float[values]));

    [Fact]
    public void Grey_becomes_colour_and_grey_again()
    {
        var gray = TestPictures.Noise(9, 5, 1);
        Assert.Same(gray, gray.ToGray());
        var again = gray.ToColour().ToGray();
        Assert.All(gray.Pixels.Zip(again.Pixels), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.Throws<ArgumentException>(() => TestPictures.Noise(2, 2, 4).ToColour());
    }
}
