using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>One thing that has nothing to do with the class and lies over it: a stroke, a disc or a block.</summary>
readonly record struct Clutter(Vector2 From, Vector2 Along, float Radius, float Square, Vector3 Colour)
{
    /// <summary>A few things drawn by lot, often none.</summary>
    public static Clutter[] Draw(Draws draws)
    {
        var clutter = new Clutter[Math.Max(0, draws.Below(6) - 2)];
        for (var i = 0; i < clutter.Length; i++)
        {
            clutter[i] = draws.Chance(.55f) ? Stroke(draws) : Lump(draws);
        }

        return clutter;
    }

    /// <summary>The signed distance from a place to this thing.</summary>
    public float Distance(Vector2 at)
    {
        var offset = at - From;
        if (Along == Vector2.Zero)
        {
            return Square > 0 ? Geometry.Box(offset, Radius, Radius * Square) : Geometry.Disc(offset, Radius);
        }

        var share = Math.Clamp(Vector2.Dot(offset, Along) / Along.LengthSquared(), 0, 1);
        return Geometry.Disc(offset - (Along * share), Radius);
    }

    static Clutter Stroke(Draws draws)
    {
        var along = Geometry.Direction(draws.Angle()) * draws.Between(8, 36);
        return new(Anywhere(draws), along, draws.Between(.5f, 1.3f), 0, Palette.Colour(draws));
    }

    static Clutter Lump(Draws draws)
    {
        var square = draws.Chance(.5f) ? draws.Between(.5f, 1.5f) : 0;
        return new(Anywhere(draws), Vector2.Zero, draws.Between(2, 5.5f), square, Palette.Colour(draws));
    }

    static Vector2 Anywhere(Draws draws)
        => new(draws.Between(-.5f, .5f) * Motif.Side, draws.Between(-.5f, .5f) * Motif.Side);
}
