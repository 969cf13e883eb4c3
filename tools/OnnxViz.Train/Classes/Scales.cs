using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>The scales of a fish: rows of arcs, each row over the one before.</summary>
public sealed class Scales() : Motif("scales")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Tilt(25));
        var pitch = draws.Between(11, 20);
        var rim = draws.Between(1.6f, 2.8f);
        var eye = draws.Chance(.5f) ? pitch * draws.Between(.12f, .2f) : -pitch;
        var shift = new Vector2(draws.Between(0, pitch), draws.Between(0, pitch));
        return at => Top(Geometry.Turn(at, turn) + shift, pitch, rim, eye);
    }

    static float Top(Vector2 place, float pitch, float rim, float eye)
    {
        var (radius, rise) = (pitch * .56f, pitch / 2);
        var above = MathF.Floor((place.Y - radius) / rise);
        for (var row = above; ; row++)
        {
            var x = Geometry.Fold(place.X + (row % 2 * pitch / 2), pitch);
            var place2 = new Vector2(x, place.Y - (row * rise));
            if (place2.Length() <= radius || row > above + 3)
            {
                return MathF.Min(Geometry.Ring(place2, radius - (rim / 2), rim), Geometry.Disc(place2, eye));
            }
        }
    }
}
