using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features.Tests.Drawing;

public sealed class OverlayTests
{
    static readonly MapStyle Grays = new(MapScaling.Map, ColourMap.Gray);
    static readonly Picture Black = Picture.Filled(64, 48, 0, 0, 0);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 3)]
    [InlineData(5, 7)]
    public void The_strongest_colour_is_at_the_middle_of_what_the_position_sees(int row, int column)
    {
        var layer = Layer(new(6.5, 7, 5), new(3.5, 8, 4), 6, 8);
        var drawn = new Overlay(Grays, Opacity: 1).Draw(Black, layer, Hot(6, 8, row, column), 0);
        var (y, x) = ((int)(6.5 + (row * 7)), (int)(3.5 + (column * 8)));
        Assert.InRange(drawn[1, y, x], 0.7f, 1);
        Assert.All([(y - 7, x), (y + 8, x), (y, x - 8), (y, x + 9)], place => Assert.True(IsFaint(drawn, place)));
    }

    [Fact]
    public void The_box_is_around_what_the_strongest_position_sees()
    {
        var layer = Layer(new(10, 6, 9), new(12, 6, 11), 4, 5);
        var drawn = new Overlay(Grays, Opacity: 0).Draw(Black, layer, Hot(4, 5, 2, 3), 0);
        var white =
            (from y in Enumerable.Range(0, 48)
             from x in Enumerable.Range(0, 64)
             where drawn[0, y, x] == 1
             select (y,
                x)).ToArray();
        Assert.Equal((17, 27), (white.Min(place => place.y), white.Max(place => place.y)));
        Assert.Equal((24, 36), (white.Min(place => place.x), white.Max(place => place.x)));
    }

    [Fact]
    public void A_map_that_is_the_same_everywhere_leaves_the_picture()
    {
        var picture = Picture.Filled(64, 48, 0.3f, 0.3f, 0.3f);
        var drawn = new Overlay(Grays).Draw(picture, Layer(new(0, 8, 3), new(0, 8, 3), 6, 8), new float[48], 0);
        Assert.All(drawn.Pixels, value => Assert.Equal(0.3f, value, 1e-6));
    }

    [Fact]
    public void In_a_symmetric_scale_zero_leaves_the_picture()
    {
        var map = Hot(6, 8, 1, 1);
        map[47] = -2;
        var drawn = new Overlay(new(MapScaling.Symmetric, ColourMap.Diverging)).Draw(
            Black, Layer(new(0, 8, 1), new(0, 8, 1), 6, 8), map, 0);
        Assert.Equal(0, drawn[1, 24, 40]);
        Assert.True(drawn[2, 40, 56] > drawn[0, 40, 56]);
    }

    [Fact]
    public void A_layer_without_places_is_refused()
    {
        var layer = Layer(FieldSpan.Whole, FieldSpan.Whole, 1, 1);
        Assert.False(Overlay.Fits(layer));
        Assert.Contains(
            "no places in the picture",
            Assert.Throws<OnnxVizException>(() => new Overlay(Grays).Draw(Black, layer, [1], 0)).Message);
    }

    /// <summary>A position away there is nothing left, or the picture has ended.</summary>
    static bool IsFaint(Picture drawn, (int Y, int X) place) =>
        place.Y < 0 || place.X < 0 || place.Y >= 48 || place.X >= 64 || drawn[1, place.Y, place.X] < 0.2f;

    static float[] Hot(int height, int width, int row, int column)
    {
        var map = new float[height * width];
        map[(row * width) + column] = 3;
        return map;
    }

    static FeatureLayer Layer(FieldSpan rows, FieldSpan columns, long height, long width) => new(
        "layer", new(0, "layer", "layer", null, "Relu", [1, 1, height, width], new(rows, columns), true),
        [1, height, width]);
}
