using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>All that is known of a layer when its page is written.</summary>
/// <param name="Plan">The layer.</param>
/// <param name="Layer">The same in the network.</param>
/// <param name="Units">Its units in the index, by channel.</param>
/// <param name="Records">Its units' records, by channel.</param>
/// <param name="Kernels">
/// Pictures of its kernels as data addresses, where they are on the colours of the picture; null where not.
/// </param>
sealed record LayerFindings(
    AtlasLayer Plan,
    Layer Layer,
    IReadOnlyList<UnitEntry> Units,
    IReadOnlyList<UnitRecord> Records,
    IReadOnlyList<string>? Kernels)
{
    /// <summary>How many of its units nothing makes fire.</summary>
    public int Dead => Units.Count(unit => unit.Dead);
}
