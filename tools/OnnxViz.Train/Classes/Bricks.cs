using System.Numerics;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Classes;

/// <summary>A wall: long bricks, every other row shifted by half a brick.</summary>
public sealed class Bricks() : Motif("bricks")
{
    /// <inheritdoc/>
    public override Func<Vector2, Ink> Draw(Draws draws)
    {
        var turn = Geometry.Direction(draws.Tilt(20));
        var height = draws.Between(6, 12);
        var length = height * draws.Between(1.7f, 2.4f);
        var joint = draws.Between(.6f, 1.3f);
        var shift = new Vector2(draws.Between(0, length), draws.Between(0, 2 * height));
        return at =>
        {
            var place = Geometry.Turn(at, turn) + shift;
            var row = MathF.Round(place.Y / height);
            var x = Geometry.Fold(place.X + (row % 2 * length / 2), length);
            return Geometry.Box(new(x, place.Y - (row * height)), (length / 2) - joint, (height / 2) - joint);
        };
    }
}
