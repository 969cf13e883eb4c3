using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Square boxes about the middle of the picture, large at first and small in the end, each brought to the size of a
/// view (T. Fel et al., "Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization",
/// 2023). Boxes have a centre from N(0.5, 0.15) and a side from N(its mean, 0.05), as shares of the picture's shorter
/// side. In text: <c>boxes(224)</c>, <c>boxes(224, 32, 0.5, 0.05)</c>.
/// </summary>
/// <remarks>Where a box reaches beyond the border it sees the picture's mirror image.</remarks>
/// <param name="Side">The height and width of a view.</param>
/// <param name="Boxes">The boxes of a step.</param>
/// <param name="First">The mean side of a box at the first step of a stage.</param>
/// <param name="Last">The mean side that it goes to by the end of a stage.</param>
/// <param name="Spread">The standard deviation of a box's side.</param>
/// <param name="Scatter">The standard deviation of a box's centre, in each direction.</param>
[Notation("boxes", "square boxes about the middle, smaller from step to step, as the network sees them")]
public sealed record CropBoxes(
    int Side, int Boxes = 16, float First = 0.5f, float Last = 0.05f, float Spread = 0.05f, float Scatter = 0.15f)
    : Sampling
{
    /// <summary>The smallest side of a box, as a share of the picture's.</summary>
    const double Smallest = 0.05;

    /// <summary>The height and width of a view.</summary>
    public int Side { get; } = Side > 0 && Boxes > 0
        ? Side
        : throw new OnnxVizException($"{Boxes} boxes of {Side} pixels are no views: take at least one of each");

    /// <inheritdoc/>
    public override bool IsSteady => First == Last;

    /// <inheritdoc/>
    public override int Count => Boxes;

    /// <inheritdoc/>
    public override (int Height, int Width) Size => (Side, Side);

    /// <inheritdoc/>
    public override IReadOnlyList<Matrix3x2> Draw(Shape picture, CounterRandom random, double done)
    {
        var (mean, shorter) = (First + ((Last - First) * done), Math.Min(picture[2], picture[3]));
        return [.. Enumerable.Range(0, Boxes).Select(box => Box(mean, shorter, random.Part(box)))];
    }

    Matrix3x2 Box(double mean, long shorter, CounterRandom random)
    {
        var side = Math.Clamp(mean + (Spread * random.Normal(0)), Smallest, 1) * shorter;
        return Matrix3x2.CreateScale((float)(side / Side)) * Matrix3x2.CreateTranslation(
            (float)(Scatter * shorter * random.Normal(1)), (float)(Scatter * shorter * random.Normal(2)));
    }
}
