using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Enlarges each picture about its middle by one of some factors, each as likely as it is often in the list. In text:
/// <c>enlarge([0.9..1.1/0.02])</c>.
/// </summary>
/// <param name="Factors">The factors, above 0, at least one.</param>
[Notation("enlarge", "enlarges the picture about its middle by one of some factors")]
public sealed record Enlarge(IReadOnlyList<float> Factors) : Geometry
{
    /// <summary>The factors.</summary>
    public IReadOnlyList<float> Factors { get; } = Factors.Count > 0 && Factors.All(factor => factor > 0)
        ? Factors
        : throw new OnnxVizException("enlarge needs factors above 0: enlarge([0.9, 1, 1.1])");

    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) =>
        Matrix3x2.CreateScale(1 / Factors[random.Integer(0, 0, Factors.Count - 1)]);

    /// <inheritdoc/>
    public bool Equals(Enlarge? other) => other is not null && Factors.SequenceEqual(other.Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.Aggregate(0, HashCode.Combine);
}
