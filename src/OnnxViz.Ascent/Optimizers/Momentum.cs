using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Gradient ascent that keeps a share of its last move (B. Polyak, 1964): m = share m + g, and the step is rate m. In
/// text: <c>momentum</c>, <c>momentum(0.1, 0.9)</c>.
/// </summary>
/// <param name="Rate">The learning rate; along a steady gradient steps grow to rate / (1 - share).</param>
/// <param name="Share">The share of the last move that is kept, from 0 to below 1.</param>
[Notation("momentum", "the plain gradient, and a share of the last move")]
public sealed record Momentum(float Rate = Momentum.UsualRate, float Share = 0.9f) : Optimizer(Rate)
{
    /// <summary>The usual rate.</summary>
    public const float UsualRate = 0.1f;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => ["move"];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        var move = (memory[0] * Share) + gradient;
        return (parameters + (move * Rate), [move]);
    }
}
