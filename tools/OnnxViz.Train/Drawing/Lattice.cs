using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>A turned grid of cells, each of which holds one shape at its own place, size and angle.</summary>
sealed class Lattice
{
    const int Cells = 8;
    readonly (Vector2 Middle, Vector2 Turn, float Radius)[] _cells;
    readonly Vector2 _turn;
    readonly Vector2 _shift;
    readonly float _spacing;

    Lattice(Draws draws, float spacing, float tilt, bool single)
    {
        _spacing = spacing;
        _turn = Geometry.Direction(single ? 0 : draws.Tilt(Math.Min(tilt, 45)));
        _shift = single ? Wander(draws, 6) + new Vector2(spacing / 2) : Wander(draws, spacing);
        _cells = new (Vector2, Vector2, float)[Cells * Cells];
        var common = draws.Tilt(tilt);
        var spread = draws.Chance(.5f) ? 15 : tilt;
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] = Cell(draws, common + draws.Tilt(Math.Min(spread, tilt)), tilt);
        }
    }

    /// <summary>A lattice drawn by lot: small cells, large ones, or one as large as the picture.</summary>
    public static Lattice Draw(Draws draws, float tilt)
    {
        var single = draws.Chance(.25f);
        return new(draws, single ? draws.Between(38, 56) : draws.Between(15, 27), tilt, single);
    }

    /// <summary>A place as the shape of its cell sees it, and the radius of that shape.</summary>
    public (Vector2 Place, float Radius) Place(Vector2 at)
    {
        var place = (Geometry.Turn(at, _turn) + _shift) / _spacing;
        var (x, y) = ((int)MathF.Floor(place.X), (int)MathF.Floor(place.Y));
        var (middle, turn, radius) = _cells[((y & (Cells - 1)) * Cells) + (x & (Cells - 1))];
        var inside = place - new Vector2(x, y) - middle;
        return (Geometry.Turn(inside, turn) / radius, radius * _spacing);
    }

    static Vector2 Wander(Draws draws, float reach) => new(draws.Between(-reach, reach), draws.Between(-reach, reach));

    static (Vector2, Vector2, float) Cell(Draws draws, float angle, float tilt)
    {
        var radius = draws.Between(.34f, .47f);
        var turn = Geometry.Direction(Math.Clamp(angle, -tilt * MathF.PI / 180, tilt * MathF.PI / 180));
        return (new Vector2(.5f) + Wander(draws, .49f - radius), turn, radius);
    }
}
