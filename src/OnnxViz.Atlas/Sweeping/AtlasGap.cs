namespace OnnxViz.Atlas;

/// <summary>Units of a layer that are not done.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Channels">Their channels, in order.</param>
public sealed record AtlasGap(AtlasLayer Layer, IReadOnlyList<int> Channels)
{
    /// <summary>Such as <c>relu4_1: 3, 8-15</c>.</summary>
    public override string ToString() => $"{Layer.Name}: {string.Join(", ", Ranges())}";

    IEnumerable<string> Ranges()
    {
        for (var start = 0; start < Channels.Count;)
        {
            var end = start;
            while (end + 1 < Channels.Count && Channels[end + 1] == Channels[end] + 1)
            {
                end++;
            }

            yield return end == start ? $"{Channels[start]}" : $"{Channels[start]}-{Channels[end]}";
            start = end + 1;
        }
    }
}
