using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>Signed distances in the plane, negative inside, and the folds that repeat a shape.</summary>
static class Geometry
{
    public static Vector2 Direction(float angle) => new(MathF.Cos(angle), MathF.Sin(angle));

    /// <summary>The place turned back by the angle whose direction is given.</summary>
    public static Vector2 Turn(Vector2 at, Vector2 direction)
        => new((at.X * direction.X) + (at.Y * direction.Y), (at.Y * direction.X) - (at.X * direction.Y));

    /// <summary>The distance from the middle of the period that <paramref name="value"/> falls in, signed.</summary>
    public static float Fold(float value, float period) => value - (period * MathF.Round(value / period));

    /// <summary>The same along both axes.</summary>
    public static Vector2 Fold(Vector2 at, Vector2 period) => new(Fold(at.X, period.X), Fold(at.Y, period.Y));

    /// <summary>Bands of the given width around every multiple of the period.</summary>
    public static float Bands(float value, float period, float width) => MathF.Abs(Fold(value, period)) - (width / 2);

    public static float Disc(Vector2 at, float radius) => at.Length() - radius;

    public static float Ring(Vector2 at, float radius, float width) => MathF.Abs(at.Length() - radius) - (width / 2);

    public static float Box(Vector2 at, float halfWidth, float halfHeight)
    {
        var (x, y) = (MathF.Abs(at.X) - halfWidth, MathF.Abs(at.Y) - halfHeight);
        return x > 0 && y > 0 ? MathF.Sqrt((x * x) + (y * y)) : MathF.Max(x, y);
    }

    /// <summary>A regular polygon with a corner on the upward axis.</summary>
    public static float Polygon(Vector2 at, int corners, float radius)
    {
        var angle = MathF.Abs(Fold(MathF.Atan2(at.X, -at.Y) + (MathF.PI / corners), MathF.Tau / corners));
        return (at.Length() * MathF.Cos(angle)) - (radius * MathF.Cos(MathF.PI / corners));
    }

    /// <summary>A star with a tip on the upward axis.</summary>
    public static float Star(Vector2 at, int tips, float radius, float inner)
    {
        var half = MathF.PI / tips;
        var place = Direction(MathF.Abs(Fold(MathF.Atan2(at.X, -at.Y), 2 * half))) * at.Length();
        var edge = (Direction(half) * inner) - new Vector2(radius, 0);
        var offset = place - new Vector2(radius, 0);
        return ((offset.X * edge.Y) - (offset.Y * edge.X)) / edge.Length();
    }
}
