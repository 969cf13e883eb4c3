using System.Numerics;

namespace OnnxViz.Train.Drawing;

/// <summary>A class of pictures: what all its examples have in common, and what is drawn by lot.</summary>
public abstract class Motif(string name)
{
    /// <summary>The side of every picture in the units that motifs are drawn in.</summary>
    public const float Side = 48;

    /// <summary>The label of the class.</summary>
    public string Name { get; } = name;

    /// <summary>One example: the ink at any place, in units from the middle of the picture, y downwards.</summary>
    public abstract Func<Vector2, Ink> Draw(Draws draws);
}
