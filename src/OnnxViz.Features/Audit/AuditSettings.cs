namespace OnnxViz.Features;

/// <summary>What counts as what in an audit.</summary>
public sealed record AuditSettings
{
    /// <summary>With the usual numbers.</summary>
    public static AuditSettings Default { get; } = new();

    /// <summary>
    /// A filter fires where its activation is above this; in a layer before its activation function, its
    /// pre-activation. At least 0.
    /// </summary>
    public float Epsilon { get; init; }

    /// <summary>A filter that fires, but on less than this fraction of the pictures, is nearly silent.</summary>
    public double NearlySilent { get; init; } = 0.01;

    /// <summary>Filters of a layer whose activations correlate above this are duplicates.</summary>
    public double Duplicate { get; init; } = 0.99;

    /// <summary>
    /// The most that correlations may cost, in multiplications, as a share of what the network costs itself; beyond it
    /// some positions count for all, 100,000 at least, which <see cref="LayerAudit.Every"/> tells. Infinity to count
    /// all positions whatever it costs.
    /// </summary>
    public double CorrelationShare { get; init; } = 0.005;
}
