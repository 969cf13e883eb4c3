using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Rolls each picture by a whole number of pixels in each direction, what leaves at one side coming in at the other (A.
/// Mordvintsev et al.,
/// DeepDream, 2015). In text: <c>jitter(14)</c>.
/// </summary>
/// <param name="Pixels">The most it moves, at least 1.</param>
[Notation("jitter", "rolls the picture by some whole pixels in each direction")]
public sealed record Jitter(int Pixels) : Geometry
{
    const int RowCounter = 2;
    const int ColumnCounter = 3;

    /// <inheritdoc/>
    public override bool IsRoll => true;

    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) => Matrix3x2.CreateTranslation(
        random.Integer(ColumnCounter, -Pixels, Pixels), random.Integer(RowCounter, -Pixels, Pixels));
}
