using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Enlarges each picture about its middle by a uniform random factor. In text: <c>scale(0.9, 1.1)</c>.
/// </summary>
/// <param name="Least">The smallest factor, above 0.</param>
/// <param name="Most">The largest factor.</param>
[Notation("scale", "enlarges the picture about its middle by a factor between two")]
public sealed record Scale(float Least = 0.9f, float Most = 1.1f) : Geometry
{
    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) =>
        Matrix3x2.CreateScale((float)(1 / (Least + (random.Uniform(0) * (Most - Least)))));
}
