using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Steps of a fixed size: each picture's gradient is divided by its root mean square, as in Keras' filter visualisation (F. Chollet, 2016), its
/// octaves brought to the same size first, since the plain gradient of deep layers is mostly fine grain.
/// </summary>
/// <param name="Rate">The root mean square of a step, as a share of the pixels' range.</param>
/// <param name="Octaves">The number of octaves; 1 for the gradient as it is.</param>
public sealed record NormalizedAscent(float Rate = NormalizedAscent.UsualRate, int Octaves = NormalizedAscent.UsualOctaves) : Optimizer(Rate)
{
    /// <summary>The usual step.</summary>
    public const float UsualRate = 0.02f;

    /// <summary>The usual number of octaves.</summary>
    public const int UsualOctaves = 4;

    const float Tiny = 1e-35f;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => [];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        var scaled = gradient / (gradient.Abs().Max([1, 2, 3]) + Tiny);
        return (parameters + (Ascent.Octaves.Level(scaled, Octaves) * Rate), []);
    }

    /// <inheritdoc/>
    public override string ToString() => "normalized";
}
