using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>Almond eyes with an iris and a pupil.</summary>
public sealed class Eyes() : ScatteredMotif("eyes", tilt: 30)
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Shape(Draws draws)
    {
        var open = draws.Between(.5f, .68f);
        var bow = ((1 / open) - open) / 2;
        var iris = open * draws.Between(.7f, .9f);
        var pupil = iris * draws.Between(.4f, .6f);
        return at =>
        {
            var lids = Geometry.Disc(new(at.X, MathF.Abs(at.Y) + bow), open + bow);
            var hole = -Geometry.Disc(at, pupil);
            return new Ink(MathF.Max(lids, hole), MathF.Max(Geometry.Disc(at, iris), hole));
        };
    }
}
