using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Spirals of one to three arms that wind either way.</summary>
public sealed class Spirals() : Motif("spirals")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var middle = new Vector2(draws.Between(-8, 8), draws.Between(-8, 8));
        var period = draws.Between(6.5f, 13);
        var arms = (1 + draws.Below(3)) * draws.Sign();
        var width = period * draws.Between(.38f, .62f);
        var phase = draws.Between(0, period);
        return at =>
        {
            var (x, y) = (at.X - middle.X, at.Y - middle.Y);
            var radius = MathF.Sqrt((x * x) + (y * y));
            var slope = arms * period / MathF.Tau / (radius + 1);
            var band = Geometry.Bands(radius + phase + (arms * period * MathF.Atan2(y, x) / MathF.Tau), period, width);
            return band / MathF.Sqrt(1 + (slope * slope));
        };
    }
}
