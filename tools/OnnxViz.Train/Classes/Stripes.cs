using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Straight bands of one orientation.</summary>
public sealed class Stripes(string name, float degrees) : Motif(name)
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var across = Geometry.Direction((degrees * MathF.PI / 180) + draws.Tilt(12));
        var period = draws.Between(4.5f, 14);
        var width = period * draws.Between(.35f, .65f);
        var phase = draws.Between(0, period);
        return at => Geometry.Bands(Vector2.Dot(at, across) + phase, period, width);
    }
}
