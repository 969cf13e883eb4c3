using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Adam with Nesterov's momentum (T. Dozat, "Incorporating Nesterov Momentum into Adam", 2016), uphill. In text:
/// <c>nadam</c>, <c>nadam(1)</c>, which is MACO's.
/// </summary>
/// <remarks>
/// With k = β1 (1 - 0.96^(decay t) / 2) for this step, k' for the next one and K the product of all k so far, the step
/// is rate ((1 - k) g / (1 - K) + k' m / (1 - K k')) / (√(v / (1 - β2^t)) + ε). What is remembered is the logarithm of
/// K, which is 0 at first.
/// </remarks>
/// <param name="Rate">The learning rate.</param>
/// <param name="Beta1">The share of the mean that is kept.</param>
/// <param name="Beta2">The share of the mean square that is kept.</param>
/// <param name="Decay">How fast the momentum grows to its full size.</param>
/// <param name="Epsilon">What is added to the root mean square.</param>
[Notation("nadam", "Adam with Nesterov's momentum (Dozat, 2016)")]
public sealed record Nadam(
    float Rate = Adam.UsualRate, float Beta1 = 0.9f, float Beta2 = 0.999f, float Decay = 0.004f, float Epsilon = 1e-8f)
    : Optimizer(Rate)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => ["mean", "square", "product"];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        var mean = (memory[0] * Beta1) + (gradient * (1 - Beta1));
        var square = (memory[1] * Beta2) + (gradient.Square() * (1 - Beta2));
        var (share, next) = (ShareAt(step), ShareAt(step + 1));
        var logarithm = memory[2] + share.Log();
        var product = logarithm.Exp();
        var ahead = (gradient * (1 - share) / (1 - product)) + (mean * next / (1 - (product * next)));
        var size = (square / (1 - step.Like(Beta2).Pow(step))).Sqrt() + Epsilon;
        return (parameters + (ahead / size * Rate), [mean, square, logarithm]);
    }

    Value ShareAt(Value step) => (1 - (step.Like(0.96f).Pow(step * Decay) * 0.5f)) * Beta1;
}
