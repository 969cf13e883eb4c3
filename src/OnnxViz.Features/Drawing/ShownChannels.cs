using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// The channels of a sheet: those asked for, in their order; else all of them, those whose map is the same everywhere
/// last, and no more than a sheet has room for, the strongest.
/// </summary>
/// <param name="Channels">The channels.</param>
/// <param name="Note">What to say where they are not all; else empty.</param>
sealed record ShownChannels(IReadOnlyList<int> Channels, string Note)
{
    /// <summary>Pixels of all tiles together.</summary>
    const long MostPixels = 1 << 25;

    /// <summary>Chooses.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="maps">Its maps for a picture.</param>
    /// <param name="asked">The channels asked for; null for all.</param>
    /// <param name="pixels">How many pixels a tile has.</param>
    /// <exception cref="Graph.OnnxVizException">The layer has no such channel.</exception>
    public static ShownChannels Of(FeatureLayer layer, ReadOnlySpan<float> maps, IReadOnlyList<int>? asked, long pixels)
    {
        var channels = ChannelChoice.Of(layer, asked);
        var ranges = new Dictionary<int, MapRange>();
        foreach (var channel in channels)
        {
            ranges[channel] = MapRange.Of(maps.Slice(channel * layer.Positions, layer.Positions));
        }

        var most = (int)Math.Max(1, MostPixels / Math.Max(1, pixels));
        if (channels.Count > most)
        {
            var strongest = channels.OrderByDescending(channel => ranges[channel].High).Take(most).ToHashSet();
            channels = [.. channels.Where(strongest.Contains)];
            return new(LiveFirst(), $", the {most:#,0} strongest of {layer.Channels:#,0} channels");
        }

        return new(asked ?? LiveFirst(), "");

        IReadOnlyList<int> LiveFirst() => [.. channels.OrderBy(channel => ranges[channel].Low == ranges[channel].High)];
    }
}
