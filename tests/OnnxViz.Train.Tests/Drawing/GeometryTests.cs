using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Tests.Drawing;

public sealed class GeometryTests
{
    const float Near = 1e-5f;

    [Theory]
    [InlineData(0, 0, -2)]
    [InlineData(3, 4, 3)]
    public void A_disc_is_as_far_as_its_rim(float x, float y, float distance)
        => Assert.Equal(distance, Geometry.Disc(new(x, y), 2), Near);

    [Theory]
    [InlineData(0, 0, -1)]
    [InlineData(5, 0, 3)]
    [InlineData(5, 5, 5)]
    public void A_box_is_as_far_as_its_side_or_corner(float x, float y, float distance)
        => Assert.Equal(distance, Geometry.Box(new(x, y), 2, 1), Near);

    [Theory]
    [InlineData(0, -1)]
    [InlineData(7, -1)]
    [InlineData(-14, -1)]
    [InlineData(3.5f, 2.5f)]
    public void Bands_repeat(float value, float distance) => Assert.Equal(distance, Geometry.Bands(value, 7, 2), Near);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_polygon_has_its_corner_on_the_upward_axis(int corners)
    {
        Assert.Equal(0, Geometry.Polygon(new(0, -1), corners, 1), Near);
        Assert.Equal(-MathF.Cos(MathF.PI / corners), Geometry.Polygon(Vector2.Zero, corners, 1), Near);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_star_touches_its_tips_and_its_inner_corners(int tips)
    {
        Assert.Equal(0, Geometry.Star(new(0, -1), tips, 1, .4f), Near);
        var inner = Geometry.Direction((MathF.PI / tips) - (MathF.PI / 2)) * .4f;
        Assert.Equal(0, Geometry.Star(inner, tips, 1, .4f), Near);
        Assert.True(Geometry.Star(Vector2.Zero, tips, 1, .4f) < 0);
        Assert.True(Geometry.Star(inner * 2, tips, 1, .4f) > 0);
    }

    [Fact]
    public void Turning_there_and_back_changes_nothing()
    {
        var turned = Geometry.Turn(Geometry.Turn(new(1, 2), Geometry.Direction(.7f)), Geometry.Direction(-.7f));
        Assert.Equal(0, Vector2.Distance(new(1, 2), turned), Near);
    }
}
