using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Stars of five or six tips.</summary>
public sealed class Stars() : ScatteredMotif("stars")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var (tips, inner) = (5 + draws.Below(2), draws.Between(.36f, .5f));
        return at => Geometry.Star(at, tips, 1, inner);
    }
}
