using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// AdaGrad that forgets, with momentum, as natural pre-images are made by (A. Mahendran, A. Vedaldi, 2016), uphill:
/// G = kept G + g², m = kept m + g / (damping + √G), and the step is rate m. In text: <c>adagrad</c>,
/// <c>adagrad(0.004, 0.01)</c>.
/// </summary>
/// <remarks>
/// The paper's rate λ is a damping of 1 / λ beside a rate of 1, for pixels in its own units; pixels that are R of these
/// wide have a damping of R / λ and a rate of 1 / R. A steady gradient moves them by √10 times the rate.
/// </remarks>
/// <param name="Rate">The learning rate, as a share of the pixels' range; a grey level of 255 in the paper.</param>
/// <param name="Damping">What is added to the root of the sum, above 0: gradients much below it hardly move.</param>
/// <param name="Kept">The share of the sum and of the last move that is kept.</param>
[Notation("adagrad", "AdaGrad that forgets, with momentum (Mahendran and Vedaldi, 2016)")]
public sealed record DecayedAdagrad(
    float Rate = DecayedAdagrad.UsualRate, float Damping = 1e-12f, float Kept = 0.9f) : Optimizer(Rate)
{
    /// <summary>The usual rate.</summary>
    public const float UsualRate = 0.004f;

    /// <summary>What is added to the root of the sum.</summary>
    public float Damping { get; init; } = Damping > 0
        ? Damping
        : throw new OnnxVizException($"a damping is above 0, not {Damping}: without it no gradient is no number");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => ["sum", "move"];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        var sum = (memory[0] * Kept) + gradient.Square();
        var move = (memory[1] * Kept) + (gradient / (sum.Sqrt() + Damping));
        return (parameters + (move * Rate), [sum, move]);
    }
}
