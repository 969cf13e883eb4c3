using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Polka dots on a staggered lattice.</summary>
public sealed class Dots() : Motif("dots")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Angle());
        var pitch = draws.Between(7, 16);
        var rise = pitch * draws.Between(.5f, .866f);
        var radius = MathF.Min(pitch, 2 * rise) * draws.Between(.2f, .34f);
        var shift = new Vector2(draws.Between(0, pitch), draws.Between(0, 2 * rise));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            var even = Geometry.Fold(place, new(pitch, 2 * rise));
            var odd = Geometry.Fold(place + new Vector2(pitch / 2, rise), new(pitch, 2 * rise));
            return MathF.Min(Geometry.Disc(even, radius), Geometry.Disc(odd, radius));
        };
    }
}
