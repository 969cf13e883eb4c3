using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Steps of a fixed size: each picture's gradient is divided by its root mean square, as in Keras' filter visualisation
/// (F. Chollet, 2016). In text:
/// <c>normalized</c>, <c>normalized(0.05)</c>.
/// </summary>
/// <param name="Rate">The root mean square of a step, as a share of the pixels' range.</param>
[Notation("normalized", "steps of a fixed size along the gradient")]
public sealed record NormalizedAscent(float Rate = NormalizedAscent.UsualRate) : Optimizer(Rate)
{
    /// <summary>The usual step.</summary>
    public const float UsualRate = 0.02f;

    const float Least = 1e-35f;
    const float Tiny = 1e-20f;

    /// <summary>The octaves of the gradient, since the plain gradient of deep layers is mostly fine grain.</summary>
    public override GradientFilter UsualFilter => new Octaves();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => [];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        long[] all = [.. Enumerable.Range(1, gradient.Rank - 1).Select(axis => (long)axis)];
        var moderate = gradient / PowerOfTwo(gradient.Abs().Max(all) + Least);
        return (parameters + (moderate / (moderate.Square().Mean(all).Sqrt() + Tiny) * Rate), []);
    }

    /// <summary>
    /// The power of two below: squares neither overflow nor vanish after a division by it, which rounds nothing.
    /// </summary>
    static Value PowerOfTwo(Value x) => x.Like(2).Pow((x.Log() / MathF.Log(2)).Unary("Floor"));
}
