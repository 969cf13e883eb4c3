using System.Numerics;
using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Square views: crops pixel by pixel, at whole pixels drawn at random, and the whole picture. In text:
/// <c>views(224)</c>, <c>views(224, 6, 2)</c>.
/// </summary>
/// <remarks>
/// A picture smaller than a view is enlarged until a crop fits. The whole is sampled between four pixels, so that it
/// passes over some where the picture is more than twice as large as a view; crops see them.
/// </remarks>
/// <param name="Side">The height and width of a view.</param>
/// <param name="Crops">The crops of a step.</param>
/// <param name="Wholes">How often the whole picture is seen in a step.</param>
[Notation("views", "crops of a larger picture, and the whole of it, as the network sees them")]
public sealed record Views(int Side, int Crops = 4, int Wholes = 1) : Sampling
{
    /// <summary>The height and width of a view.</summary>
    public int Side { get; } = Side > 0
        ? Side
        : throw new OnnxVizException($"a view is at least 1 pixel wide, not {Side}");

    /// <summary>The crops of a step.</summary>
    public int Crops { get; } = Crops >= 0 && Wholes >= 0 && Crops + Wholes > 0
        ? Crops
        : throw new OnnxVizException($"{Crops} crops and {Wholes} wholes are no views: take at least one");

    /// <inheritdoc/>
    public override int Count => Crops + Wholes;

    /// <inheritdoc/>
    public override (int Height, int Width) Size => (Side, Side);

    /// <inheritdoc/>
    public override IReadOnlyList<Matrix3x2> Draw(Shape picture, CounterRandom random, double done)
    {
        var (height, width) = ((int)picture[2], (int)picture[3]);
        var whole = Matrix3x2.CreateScale((float)width / Side, (float)height / Side);
        return
        [
            .. Enumerable.Range(0, Crops).Select(crop => Crop(height, width, random, 2 * crop)),
            .. Enumerable.Repeat(whole, Wholes),
        ];
    }

    Matrix3x2 Crop(int height, int width, CounterRandom random, int counter)
    {
        var seen = Math.Min(Side, Math.Min(height, width));
        var (left, top) = (random.Integer(counter, 0, width - seen), random.Integer(counter + 1, 0, height - seen));
        return Matrix3x2.CreateScale((float)seen / Side)
            * Matrix3x2.CreateTranslation(left + ((seen - width) / 2f), top + ((seen - height) / 2f));
    }
}
