using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A rule that moves parameters on the host, around a step that gives values and gradients; for what looks before it
/// leaps, such as line searches.
/// </summary>
/// <param name="Rate">The learning rate.</param>
public abstract record HostOptimizer(float Rate) : Optimizer(Rate)
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Memory => [];

    /// <summary>In the graph nothing moves.</summary>
    public sealed override (Value Parameters, IReadOnlyList<Value> Memory) Update(
        Value parameters, Value gradient, IReadOnlyList<Value> memory, Value step) => (parameters, []);

    /// <summary>Begins to climb for one picture.</summary>
    public abstract HostClimb Begin();
}
