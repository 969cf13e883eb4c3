using OnnxViz.Ascent;
using OnnxViz.Cli.Output;

namespace OnnxViz.Cli.Drawing;

/// <summary>A unit that is done; without a file where there was nothing to show.</summary>
sealed record DrawnUnit(Visualization Drawn, string? File)
{
    /// <summary>What there is to say about how far the picture can be trusted; null where nobody asked.</summary>
    public TrustReport? Trust { get; init; }

    /// <summary>
    /// Whether the ascent could not make the unit fire; of one that was stopped before, nobody knows.
    /// </summary>
    public bool IsDead => Drawn.State == UnitState.Dead || (Drawn.State == UnitState.Unreachable && !Drawn.IsStopped);
}
