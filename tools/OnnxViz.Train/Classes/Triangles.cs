using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Equal-sided triangles, filled or hollow.</summary>
public sealed class Triangles() : ScatteredMotif("triangles")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var hole = draws.Chance(.4f) ? draws.Between(.3f, .5f) : -1;
        return at => MathF.Max(Geometry.Polygon(at, 3, 1), -Geometry.Polygon(at, 3, hole));
    }
}
