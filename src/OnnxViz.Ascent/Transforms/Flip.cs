using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Shows each picture as in a mirror, left for right, at some of the steps. In text: <c>flip</c>.</summary>
/// <param name="Share">The share of steps at which it does, 0 to 1.</param>
[Notation("flip", "left for right, at a share of the steps")]
public sealed record Flip(float Share = 0.5f) : Geometry
{
    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) =>
        random.Uniform(0) < Share ? Matrix3x2.CreateScale(-1, 1) : Matrix3x2.Identity;
}
