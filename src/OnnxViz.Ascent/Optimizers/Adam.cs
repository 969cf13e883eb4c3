using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Adam (D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1), uphill.</summary>
[Notation("adam", "Adam (Kingma and Ba, 2015)")]
public sealed record Adam(
    float Rate = Adam.UsualRate, float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f) : Optimizer(Rate)
{
    /// <summary>The usual rate, as a share of the pixels' range.</summary>
    public const float UsualRate = 0.02f;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Memory => ["mean", "square"];

    /// <inheritdoc/>
    public override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step)
    {
        var mean = (memory[0] * Beta1) + (gradient * (1 - Beta1));
        var square = (memory[1] * Beta2) + (gradient.Square() * (1 - Beta2));
        var meanShare = 1 - step.Like(Beta1).Pow(step);
        var squareShare = 1 - step.Like(Beta2).Pow(step);
        var move = mean / meanShare / ((square / squareShare).Sqrt() + Epsilon);
        return (parameters + (move * Rate), [mean, square]);
    }
}
