using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>A class whose pictures hold one big shape or a loose lattice of small ones.</summary>
public abstract class ScatteredMotif(string name, float tilt = 180) : Motif(name)
{
    /// <summary>The ink of the shape in a circle of radius one.</summary>
    public abstract Func<Vector2, Ink> Shape(Draws draws);

    /// <inheritdoc/>
    public sealed override Func<Vector2, Ink> Draw(Draws draws)
    {
        var lattice = Lattice.Draw(draws, tilt);
        var shape = Shape(draws);
        return at =>
        {
            var (place, radius) = lattice.Place(at);
            var ink = shape(place);
            return new Ink(ink.Main * radius, ink.Accent * radius);
        };
    }
}
