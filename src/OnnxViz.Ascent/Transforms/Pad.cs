using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Puts an even border round each picture, and says what lies outside for the geometry that follows. In text:
/// <c>pad(12)</c>, <c>pad(12, 0)</c>.
/// </summary>
/// <param name="Pixels">The width of the border, at least 0; the picture grows by twice as much.</param>
/// <param name="Grey">What the border holds, 0 to 1.</param>
[Notation("pad", "an even border round the picture, beyond which it stays as even")]
public sealed record Pad(int Pixels, float Grey = 0.5f) : Geometry
{
    /// <summary>The width of the border.</summary>
    public int Pixels { get; } = Pixels >= 0
        ? Pixels
        : throw new OnnxVizException($"a border is at least 0 pixels wide, not {Pixels}: crop({-Pixels}) cuts off");

    /// <inheritdoc/>
    public override (int Height, int Width) SizeOf(int height, int width) =>
        (height + (2 * Pixels), width + (2 * Pixels));

    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) => Matrix3x2.Identity;
}
