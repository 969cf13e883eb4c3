using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Flowers of five to eight petals with a coloured middle.</summary>
public sealed class Flowers() : ScatteredMotif("flowers")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var sector = MathF.Tau / (5 + draws.Below(4));
        var middle = draws.Between(.22f, .32f);
        var petal = .62f * MathF.Tan(sector / 2) * draws.Between(.75f, .95f);
        return at =>
        {
            var angle = Geometry.Fold(MathF.Atan2(at.Y, at.X), sector);
            var tip = (Geometry.Direction(angle) * at.Length()) - new Vector2(.62f, 0);
            var petals = Geometry.Disc(tip * new Vector2(petal / .38f, 1), petal);
            return new Ink(MathF.Min(petals, Geometry.Disc(at, .4f)), Geometry.Disc(at, middle));
        };
    }
}
