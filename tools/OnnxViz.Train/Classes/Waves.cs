using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Bands that swing smoothly.</summary>
public sealed class Waves() : Motif("waves")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Angle());
        var frequency = MathF.Tau / draws.Between(16, 28);
        var slope = draws.Between(.9f, 1.5f);
        var period = draws.Between(6.5f, 13);
        var width = period * draws.Between(.35f, .65f);
        var shift = new Vector2(draws.Between(0, 28), draws.Between(0, period));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            var (sine, cosine) = MathF.SinCos(place.X * frequency);
            var band = Geometry.Bands(place.Y + (slope / frequency * sine), period, width);
            return band / MathF.Sqrt(1 + (slope * slope * cosine * cosine));
        };
    }
}
