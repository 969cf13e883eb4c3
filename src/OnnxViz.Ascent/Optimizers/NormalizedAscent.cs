using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Steps of a fixed size: each picture's gradient is divided by its root mean square, as in Keras' filter visualisation (F. Chollet, 2016).
/// </summary>
public sealed record NormalizedAscent(float Rate = NormalizedAscent.UsualRate) : Optimizer(Rate)
{
    /// <summary>The usual step, as a share of the pixels' range.</summary>
    public const float UsualRate = 0.01f;

    const float Tiny = 1e-35f;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => [];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        long[] all = [.. Enumerable.Range(1, gradient.Rank - 1).Select(axis => (long)axis)];
        var scaled = gradient / (gradient.Abs().Max(all) + Tiny);
        var size = scaled.Square().Mean(all).Sqrt() + Tiny;
        return (parameters + (scaled * (Rate / size)), []);
    }

    /// <inheritdoc/>
    public override string ToString() => "normalized";
}
