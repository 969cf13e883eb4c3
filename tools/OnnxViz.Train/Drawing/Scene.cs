using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>What one picture has in common everywhere: its motif, colours, light, clutter and noise.</summary>
sealed class Scene
{
    readonly Func<Vector2, Ink> _ink;
    readonly Palette _palette;
    readonly Clutter[] _clutter;
    readonly Vector2 _paperSlope;
    readonly Vector2 _mainSlope;
    readonly Vector2 _light;
    readonly (Vector2 Middle, float Radius) _window;
    readonly float _softness;

    public Scene(Motif motif, Draws draws)
    {
        _palette = Palette.Draw(draws);
        _ink = motif.Draw(draws);
        _clutter = Clutter.Draw(draws);
        (_paperSlope, _mainSlope, _light) = (Slope(draws, .35f), Slope(draws, .35f), Slope(draws, .3f));
        var middle = new Vector2(draws.Between(-6, 6), draws.Between(-6, 6));
        _window = (middle, draws.Chance(.25f) ? draws.Between(17, 26) : 2 * Motif.Side);
        _softness = draws.Between(.8f, 2);
        Noise = draws.Between(0, .06f);
    }

    /// <summary>The strength of the noise that is still to be added.</summary>
    public float Noise { get; }

    /// <summary>The colour at one place; <paramref name="pixel"/> is the side of a pixel, for smooth edges.</summary>
    public Vector3 Colour(Vector2 at, float pixel)
    {
        var edge = 1 / (pixel * _softness);
        var ink = _ink(at);
        var outside = Geometry.Disc(at - _window.Middle, _window.Radius);
        var colour = Tinted(_palette.Paper, _paperSlope, at);
        colour = Over(colour, Tinted(_palette.Main, _mainSlope, at), MathF.Max(ink.Main, outside) * edge);
        colour = Over(colour, _palette.Accent, MathF.Max(ink.Accent, outside) * edge);
        foreach (var thing in _clutter)
        {
            colour = Over(colour, thing.Colour, thing.Distance(at) * edge);
        }

        return colour * (1 + Vector2.Dot(_light, at));
    }

    static Vector2 Slope(Draws draws, float strength)
        => Geometry.Direction(draws.Angle()) * draws.Between(0, strength) / (Motif.Side / 2);

    /// <summary>The colour, moved towards or away from its own grey along the slope.</summary>
    static Vector3 Tinted(Vector3 colour, Vector2 slope, Vector2 at)
        => Vector3.Lerp(colour, new((colour.X + colour.Y + colour.Z) / 3), Vector2.Dot(slope, at));

    static Vector3 Over(Vector3 below, Vector3 above, float distance)
        => distance >= .5f ? below : Vector3.Lerp(below, above, MathF.Min(.5f - distance, 1));
}
