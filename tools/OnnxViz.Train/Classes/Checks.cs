using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>A chessboard.</summary>
public sealed class Checks() : Motif("checks")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Angle());
        var cell = draws.Between(4, 12);
        var shift = new Vector2(draws.Between(0, 2 * cell), draws.Between(0, 2 * cell));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            var (x, y) = (Geometry.Bands(place.X, 2 * cell, cell), Geometry.Bands(place.Y, 2 * cell, cell));
            var edge = MathF.Min(MathF.Abs(x), MathF.Abs(y));
            return x * y > 0 ? -edge : edge;
        };
    }
}
