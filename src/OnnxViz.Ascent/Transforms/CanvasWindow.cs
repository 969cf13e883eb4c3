using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Shows the network a part of a larger canvas, at whole pixels, another one at every step: pictures are larger by so
/// many pixels while they climb, and are cut to their middle at the end (A. Mahendran, A. Vedaldi, 2016). In text:
/// <c>window(3)</c>, which is the published jitter of 4 places in each direction.
/// </summary>
/// <param name="Pixels">How much larger the canvas is in each direction, at least 1.</param>
[Notation("window", "shows a part of a canvas that is larger by some pixels, another one at every step")]
public sealed record CanvasWindow(int Pixels) : Geometry
{
    const int RowCounter = 2;
    const int ColumnCounter = 3;

    /// <summary>How much larger the canvas is.</summary>
    public int Pixels { get; } = Pixels > 0
        ? Pixels
        : throw new OnnxVizException($"a canvas is larger than its window by at least 1 pixel, not {Pixels}");

    /// <inheritdoc/>
    public override bool IsRoll => true;

    /// <inheritdoc/>
    public override (int Height, int Width) SizeOf(int height, int width) =>
        height > Pixels && width > Pixels
            ? (height - Pixels, width - Pixels)
            : throw new OnnxVizException($"{this} leaves nothing of a canvas of {width}x{height}: take less");

    /// <inheritdoc/>
    public override Matrix3x2 Draw(Shape picture, CounterRandom random) => Matrix3x2.CreateTranslation(
        random.Integer(ColumnCounter, 0, Pixels) - (Pixels / 2f),
        random.Integer(RowCounter, 0, Pixels) - (Pixels / 2f));

    /// <summary>How much larger than its pictures the canvas of a stage is.</summary>
    /// <param name="transforms">The stage's transforms.</param>
    internal static int Margin(IReadOnlyList<Transform> transforms) =>
        transforms.OfType<CanvasWindow>().Sum(window => window.Pixels);
}
