using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Crescents.</summary>
public sealed class Moons() : ScatteredMotif("moons")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var shift = new Vector2(draws.Between(.4f, .6f), 0);
        return at => MathF.Max(Geometry.Disc(at, 1), -Geometry.Disc(at - shift, .82f));
    }
}
