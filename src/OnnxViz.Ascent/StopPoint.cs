namespace OnnxViz.Ascent;

/// <summary>Where climbs end early, as one that was stopped did: it is drawn again by going no farther.</summary>
/// <param name="State">The attempt that ends early: by the plain gradient, the redirected ReLU or the
/// pre-activation. There is none after it.</param>
/// <param name="Steps">The updates that it makes, at least 0.</param>
public sealed record StopPoint(UnitState State, int Steps)
{
    /// <summary>The updates after which an attempt ends; null for all that there are.</summary>
    public int? Of(UnitState state) => state == State ? Steps : null;
}
