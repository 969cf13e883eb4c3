using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean of |2 x - 1|^power over pixels and channels: how far the picture is from grey. In text: <c>norm(0.1,
/// 6)</c>; <c>norm(0.1, 1)</c> is the L1 norm, <c>norm(0.1, 2)</c> the square of the L2 norm, both per number.
/// </summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Power">The power.</param>
[Notation("norm", "how far pixels are from grey, to a power: 1 for L1, 2 for L2, 6 for an alpha-norm")]
public sealed record Norm(float Weight, float Power = 6) : Penalty(Weight)
{
    /// <inheritdoc/>
    public override Value Build(Value pictures) => ((pictures * 2) - 1).Abs().Pow(Power).Mean([1, 2, 3], keep: false);
}
