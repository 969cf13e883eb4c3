using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Tests.Drawing;

public sealed class PaletteTests
{
    [Fact]
    public void Colours_lie_in_the_cube_and_neighbours_stand_apart()
    {
        var draws = new Draws(1);
        for (var i = 0; i < 500; i++)
        {
            var (paper, main, accent) = Palette.Draw(draws);
            Assert.All([paper, main, accent], InCube);
            Assert.True(Vector3.Distance(paper, main) > .5f);
            Assert.True(Vector3.Distance(main, accent) > .5f);
        }
    }

    static void InCube(Vector3 colour) => Assert.Equal(Vector3.Clamp(colour, Vector3.Zero, Vector3.One), colour);
}
