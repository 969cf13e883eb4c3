using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A rule that moves parameters along their gradient, written into the step's graph.</summary>
/// <param name="Rate">The learning rate.</param>
public abstract record Optimizer(float Rate)
{
    /// <summary>What is done to the gradient first where nothing else is said; null for nothing.</summary>
    public virtual GradientFilter? UsualFilter => null;

    /// <summary>The names of the tensors of the parameters' shape that it keeps from step to step, zero at
    /// first.</summary>
    public abstract IReadOnlyList<string> Memory { get; }

    /// <summary>Writes one update.</summary>
    /// <param name="parameters">The parameters, [N, ...].</param>
    /// <param name="gradient">Their gradient, uphill.</param>
    /// <param name="memory">The memory, in the order of <see cref="Memory"/>.</param>
    /// <param name="step">The number of this step, from 1, a scalar.</param>
    /// <returns>The new parameters and the new memory.</returns>
    public abstract (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step);

    /// <summary>An optimiser by its text, with its usual rate where none is given.</summary>
    /// <exception cref="OnnxVizException">There is none of this name, or the rate is not a positive number.</exception>
    public static Optimizer Named(string name, float? rate)
    {
        var checkedRate = rate is { } asked ? Checked(asked) : (float?)null;
        var optimizer = Notation.Read<Optimizer>(name);
        return checkedRate is { } given ? optimizer with { Rate = given } : optimizer;
    }

    /// <summary>A rate that is a positive number.</summary>
    /// <exception cref="OnnxVizException">It is none.</exception>
    internal static float Checked(float rate) => rate > 0 && float.IsFinite(rate)
        ? rate
        : throw new OnnxVizException($"the rate must be a positive number, not {rate}");

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
