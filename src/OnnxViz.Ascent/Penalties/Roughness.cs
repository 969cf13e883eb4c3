using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How far pixels are from the picture's own blur: half the mean of x times (x less its blur), the blur having a 3x3
/// kernel of 1 in the middle and 0.5 around it, in sum 1 (C. Olah et al., "Feature Visualization", 2017). In text:
/// <c>roughness(1)</c>.
/// </summary>
/// <remarks>
/// Its gradient is x less its blur: that of half the mean square of their difference where the blur is held fast. Since
/// the kernel is symmetric this is the sum over neighbours, diagonal ones too, of their squared difference times half
/// the kernel's 0.1; beyond the border there is nothing to differ from.
/// </remarks>
/// <param name="Weight">Its weight.</param>
[Notation("roughness", "how far the picture is from its own blur by a 3x3 kernel")]
public sealed record Roughness(float Weight) : Penalty(Weight)
{
    const float HalfOfKernel = 0.05f;

    /// <inheritdoc/>
    public override Value Build(Value pictures)
    {
        var (height, width) = (pictures.Shape[2], pictures.Shape[3]);
        Value[] squares =
        [
            Difference(pictures, (0, 0), (0, 1)), Difference(pictures, (0, 0), (1, 0)),
            Difference(pictures, (0, 0), (1, 1)), Difference(pictures, (0, 1), (1, 0)),
        ];
        return squares.Aggregate((left, right) => left + right)
            * (HalfOfKernel / (pictures.Shape[1] * height * width));
    }

    /// <summary>The sum of squared differences between places and those beside them.</summary>
    static Value Difference(Value pictures, (int Row, int Column) one, (int Row, int Column) other)
    {
        var (height, width) = (
            pictures.Shape[2] - Math.Abs(one.Row - other.Row), pictures.Shape[3] - Math.Abs(one.Column - other.Column));
        return (Part(one) - Part(other)).Square().Sum([1, 2, 3], keep: false);

        Value Part((int Row, int Column) at) =>
            pictures.Slice(2, at.Row, height).Slice(3, at.Column, width);
    }
}
