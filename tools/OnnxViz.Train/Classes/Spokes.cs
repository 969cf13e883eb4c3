using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Rays that spread from one point.</summary>
public sealed class Spokes() : Motif("spokes")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var middle = new Vector2(draws.Between(-13, 13), draws.Between(-13, 13));
        var sector = MathF.Tau / (5 + draws.Below(9));
        var width = sector * draws.Between(.38f, .62f);
        var phase = draws.Angle();
        return at =>
        {
            var offset = at - middle;
            return Geometry.Bands(MathF.Atan2(offset.Y, offset.X) + phase, sector, width) * offset.Length();
        };
    }
}
