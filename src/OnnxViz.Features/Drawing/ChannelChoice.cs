using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>The channels of a layer that somebody asked for.</summary>
public static class ChannelChoice
{
    /// <summary>All channels where none are named.</summary>
    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public static IReadOnlyList<int> Of(FeatureLayer layer, IReadOnlyList<int>? channels)
    {
        foreach (var missing in (channels ?? []).Where(channel => channel < 0 || channel >= layer.Channels))
        {
            throw new OnnxVizException($"layer {layer.Name} has no channel {missing}: it has {layer.Channels}, from 0");
        }

        return channels ?? [.. Enumerable.Range(0, layer.Channels)];
    }
}
