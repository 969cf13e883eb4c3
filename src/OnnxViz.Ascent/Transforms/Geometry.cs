using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A change of where things are. It only draws a matrix; a step applies the product of all of them in one sampling,
/// with the exact adjoint.
/// </summary>
public abstract record Geometry : Transform
{
    /// <summary>Whether it moves by whole pixels only, and what leaves at one side comes in at the other.</summary>
    public virtual bool IsRoll => false;

    /// <summary>The size of the changed picture.</summary>
    /// <param name="height">The picture's height.</param>
    /// <param name="width">The picture's width.</param>
    public virtual (int Height, int Width) SizeOf(int height, int width) => (height, width);

    /// <summary>
    /// Draws the matrix that leads from a point of the changed picture to the point of the picture that is seen there.
    /// </summary>
    /// <param name="picture">The picture's shape, [N, C, H, W]. Points are in pixels from its middle, x to the right, y
    /// down.</param>
    /// <param name="random">The picture's random numbers for a step.</param>
    public abstract Matrix3x2 Draw(Shape picture, CounterRandom random);
}
