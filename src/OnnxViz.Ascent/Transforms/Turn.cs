using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Turns each picture about its middle by one of some angles, each as likely as it is often in the list. In text:
/// <c>turn([-10..10, 5 * 0])</c>.
/// </summary>
/// <param name="Degrees">The angles in degrees, at least one.</param>
[Notation("turn", "turns the picture about its middle by one of some angles in degrees")]
public sealed record Turn(IReadOnlyList<float> Degrees) : Geometry
{
    /// <summary>The angles.</summary>
    public IReadOnlyList<float> Degrees { get; } = Degrees.Count > 0
        ? Degrees
        : throw new OnnxVizException("turn needs an angle: turn([-5, 0, 5])");

    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) =>
        Matrix3x2.CreateRotation(Degrees[random.Integer(0, 0, Degrees.Count - 1)] * MathF.PI / 180);

    /// <inheritdoc/>
    public bool Equals(Turn? other) => other is not null && Degrees.SequenceEqual(other.Degrees);

    /// <inheritdoc/>
    public override int GetHashCode() => Degrees.Aggregate(0, HashCode.Combine);
}
