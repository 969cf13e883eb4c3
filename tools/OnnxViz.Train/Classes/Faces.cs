using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Round faces with two eyes and a mouth that smiles.</summary>
public sealed class Faces() : ScatteredMotif("faces", tilt: 25)
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var eye = new Vector2(draws.Between(.34f, .44f), -draws.Between(.2f, .32f));
        var size = draws.Between(.14f, .2f);
        var smile = draws.Between(.45f, .6f);
        return at =>
        {
            var eyes = Geometry.Disc(new Vector2(MathF.Abs(at.X), at.Y) - eye, size);
            var mouth = MathF.Max(Geometry.Ring(at, smile, .2f), .12f - at.Y);
            return new Ink(MathF.Max(Geometry.Disc(at, 1), -eyes), mouth);
        };
    }
}
