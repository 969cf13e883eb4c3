using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Thin lines that cross at right angles.</summary>
public sealed class Grid() : Motif("grid")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Angle());
        var period = draws.Between(7, 15);
        var width = period * draws.Between(.18f, .3f);
        var shift = new Vector2(draws.Between(0, period), draws.Between(0, period));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            return MathF.Min(Geometry.Bands(place.X, period, width), Geometry.Bands(place.Y, period, width));
        };
    }
}
