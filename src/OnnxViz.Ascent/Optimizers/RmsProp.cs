using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// RMSprop (G. Hinton, 2012), uphill: v = kept v + (1 - kept) g², and the step is rate g / (√v + ε). In text:
/// <c>rmsprop</c>, <c>rmsprop(0.01, 0.999)</c>.
/// </summary>
/// <param name="Rate">The learning rate; the first step is rate / √(1 - kept).</param>
/// <param name="Kept">The share of the mean square that is kept.</param>
/// <param name="Epsilon">What is added to the root mean square.</param>
[Notation("rmsprop", "the gradient divided by its running root mean square (Hinton, 2012)")]
public sealed record RmsProp(
    float Rate = RmsProp.UsualRate, float Kept = 0.99f, float Epsilon = 1e-8f) : Optimizer(Rate)
{
    /// <summary>The usual rate, as a share of the pixels' range.</summary>
    public const float UsualRate = 0.01f;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => ["square"];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        var square = (memory[0] * Kept) + (gradient.Square() * (1 - Kept));
        return (parameters + (gradient / (square.Sqrt() + Epsilon) * Rate), [square]);
    }
}
