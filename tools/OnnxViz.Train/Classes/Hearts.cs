using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Hearts: a square on its corner with a disc on each upper side.</summary>
public sealed class Hearts() : ScatteredMotif("hearts", tilt: 40)
{
    const float Half = .5f;
    static readonly Vector2 Diagonal = Geometry.Direction(MathF.PI / 4);

    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws) => at => Heart(new(MathF.Abs(at.X), at.Y + .1f));

    static float Heart(Vector2 at)
    {
        var square = Geometry.Turn(at, Diagonal);
        return MathF.Min(Geometry.Box(square, Half, Half), Geometry.Disc(square + new Vector2(0, Half), Half));
    }
}
