namespace OnnxViz.Atlas;

/// <summary>
/// Units of a layer that are always drawn together, so that their pictures have the same bytes whoever draws them.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="First">Its first channel.</param>
/// <param name="Count">The number of its channels.</param>
public sealed record UnitBlock(AtlasLayer Layer, int First, int Count)
{
    /// <summary>Its channels.</summary>
    public IEnumerable<int> Channels => Enumerable.Range(First, Count);

    /// <summary>All blocks of an atlas, in order.</summary>
    public static IReadOnlyList<UnitBlock> Of(AtlasPlan plan) => [.. plan.Layers.SelectMany(Of)];

    static IEnumerable<UnitBlock> Of(AtlasLayer layer)
    {
        for (var first = 0; first < layer.Channels; first += layer.Batch)
        {
            yield return new(layer, first, Math.Min(layer.Batch, layer.Channels - first));
        }
    }
}
