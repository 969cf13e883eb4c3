using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Concentric circles.</summary>
public sealed class Rings() : Motif("rings")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var middle = new Vector2(draws.Between(-13, 13), draws.Between(-13, 13));
        var period = draws.Between(5.5f, 12);
        var width = period * draws.Between(.35f, .65f);
        var phase = draws.Between(0, period);
        return at => Geometry.Bands(Vector2.Distance(at, middle) + phase, period, width);
    }
}
