using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Turns each picture about its middle by a uniform random angle. In text: <c>rotate(10)</c>.</summary>
/// <param name="Degrees">The largest angle, in both directions.</param>
[Notation("rotate", "turns the picture about its middle by up to some degrees")]
public sealed record Rotate(float Degrees) : Geometry
{
    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) =>
        Matrix3x2.CreateRotation((float)(((2 * random.Uniform(0)) - 1) * Degrees * Math.PI / 180));
}
