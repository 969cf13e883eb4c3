using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A rule that moves parameters along their gradient, written into the step's graph.</summary>
/// <param name="Rate">The learning rate.</param>
public abstract record Optimizer(float Rate)
{
    /// <summary>The names of the tensors of the parameters' shape that it keeps from step to step, zero at first.</summary>
    public abstract IReadOnlyList<string> Memory { get; }

    /// <summary>Writes one update.</summary>
    /// <param name="parameters">The parameters, [N, ...].</param>
    /// <param name="gradient">Their gradient, uphill.</param>
    /// <param name="memory">The memory, in the order of <see cref="Memory"/>.</param>
    /// <param name="step">The number of this step, from 1, a scalar.</param>
    /// <returns>The new parameters and the new memory.</returns>
    public abstract (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step);

    /// <summary>An optimiser by name, with its usual rate where none is given.</summary>
    /// <exception cref="OnnxVizException">There is none of this name, or the rate is not a positive number.</exception>
    public static Optimizer Named(string name, float? rate)
    {
        if (rate is { } given && !(given > 0 && float.IsFinite(given)))
        {
            throw new OnnxVizException($"the rate must be a positive number, not {given}");
        }

        return name switch
        {
            "normalized" => new NormalizedAscent(rate ?? NormalizedAscent.UsualRate),
            "adam" => new Adam(rate ?? Adam.UsualRate),
            "sgd" => new Sgd(rate ?? Sgd.UsualRate),
            _ => throw new OnnxVizException($"there is no optimizer {name}: there are normalized, adam and sgd"),
        };
    }
}
