using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Chevrons: bands that bend at sharp corners.</summary>
public sealed class Zigzags() : Motif("zigzags")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Angle());
        var length = draws.Between(11, 24);
        var slope = draws.Between(.75f, 1.4f);
        var steep = MathF.Sqrt(1 + (slope * slope));
        var period = draws.Between(5, 9) * steep;
        var width = period * draws.Between(.35f, .65f);
        var shift = new Vector2(draws.Between(0, length), draws.Between(0, period));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            return Geometry.Bands(place.Y + (slope * MathF.Abs(Geometry.Fold(place.X, length))), period, width) / steep;
        };
    }
}
