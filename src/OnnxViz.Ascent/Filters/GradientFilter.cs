using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A change of the gradient before the optimiser sees it, written into the step's graph.</summary>
public abstract record GradientFilter
{
    /// <summary>Writes the change.</summary>
    /// <param name="gradient">The gradient of a parameter, [N, ...]; pictures do not mix.</param>
    /// <exception cref="OnnxVizException">It is not for parameters of this shape.</exception>
    public abstract Value Apply(Value gradient);

    /// <summary>The text that it is read from.</summary>
    public sealed override string ToString() => Notation.Write(this);
}
