using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean of |2 x - 1|^power over pixels and channels: how far the picture is from grey. In text: <c>norm(0.1,
/// 6)</c>.
/// </summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Power">The power.</param>
[Notation("norm", "how far pixels are from grey, to a power")]
public sealed record Norm(float Weight, float Power = 6) : Penalty(Weight)
{
    /// <inheritdoc/>
    public override Value Build(Value pictures) => ((pictures * 2) - 1).Abs().Pow(Power).Mean([1, 2, 3], keep: false);
}
