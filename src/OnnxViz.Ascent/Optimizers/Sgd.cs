using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Plain gradient ascent; with <see cref="Dense"/> it is a dense layer trained by stochastic gradient descent.
/// </summary>
[Notation("sgd", "the plain gradient times the rate")]
public sealed record Sgd(float Rate = Sgd.UsualRate) : Optimizer(Rate)
{
    /// <summary>The usual rate.</summary>
    public const float UsualRate = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => [];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step) =>
        (parameters + (gradient * Rate), []);
}
