using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Plus signs and saltires.</summary>
public sealed class Crosses() : ScatteredMotif("crosses")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var thick = draws.Between(.16f, .28f);
        return at => MathF.Min(Geometry.Box(at, 1, thick), Geometry.Box(at, thick, 1));
    }
}
