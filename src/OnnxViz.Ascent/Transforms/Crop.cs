using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Cuts some pixels off each side. In text: <c>crop(6)</c>.</summary>
/// <param name="Pixels">How many, at least 0; the picture shrinks by twice as much.</param>
[Notation("crop", "cuts some pixels off each side")]
public sealed record Crop(int Pixels) : Geometry
{
    /// <summary>How many pixels go at each side.</summary>
    public int Pixels { get; } = Pixels >= 0
        ? Pixels
        : throw new OnnxVizException($"a cut is at least 0 pixels wide, not {Pixels}: pad({-Pixels}) adds a border");

    /// <inheritdoc/>
    public override (int Height, int Width) SizeOf(int height, int width) =>
        height > 2 * Pixels && width > 2 * Pixels
            ? (height - (2 * Pixels), width - (2 * Pixels))
            : throw new OnnxVizException($"{this} leaves nothing of a picture of {width}x{height}: take less");

    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) => Matrix3x2.Identity;
}
