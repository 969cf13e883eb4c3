namespace OnnxViz.Attribution;

/// <summary>A map with its picture, and a network that scores changed pictures.</summary>
/// <param name="Map">The map.</param>
/// <param name="Subject">The picture.</param>
public sealed record JudgedMap(AttributionMap Map, JudgedPicture Subject)
{
    /// <summary>The pixels by their number in the map, the greatest first; of equal ones the first in the
    /// picture.</summary>
    public int[] Order() => [.. Enumerable.Range(0, Map.Numbers.Length).OrderByDescending(place => Map.Numbers[place])];
}
