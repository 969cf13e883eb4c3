using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Hexagonal cells with thin walls.</summary>
public sealed class Honeycomb() : Motif("honeycomb")
{
    static readonly float Rise = MathF.Sqrt(3) / 2;

    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Angle());
        var pitch = draws.Between(9, 18);
        var wall = draws.Between(.7f, 1.4f);
        var shift = new Vector2(draws.Between(0, pitch), draws.Between(0, pitch));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            return Hexagon(Nearest(place, pitch)) - (pitch / 2) + wall;
        };
    }

    static Vector2 Nearest(Vector2 place, float pitch)
    {
        var period = 2 * Rise * pitch;
        var even = Geometry.Fold(place, new(pitch, period));
        var odd = Geometry.Fold(place + new Vector2(pitch / 2, period / 2), new(pitch, period));
        return even.LengthSquared() < odd.LengthSquared() ? even : odd;
    }

    static float Hexagon(Vector2 at)
        => MathF.Max(MathF.Abs(at.X), (MathF.Abs(at.X) / 2) + (MathF.Abs(at.Y) * Rise));
}
