namespace OnnxViz.Pictures;

/// <summary>Pixels along one side of a picture, and what of them is wanted at another size.</summary>
/// <param name="Source">How many there are.</param>
/// <param name="Scaled">How many they become.</param>
/// <param name="First">The first of these that is wanted.</param>
/// <param name="Count">How many of these are wanted.</param>
readonly record struct Extent(int Source, long Scaled, long First, int Count)
{
    /// <summary>All of them.</summary>
    public static Extent Whole(int source, int target) => new(source, target, 0, target);

    /// <summary>The middle of what they become at a scale.</summary>
    public static Extent Middle(int source, double scale, int count)
    {
        var scaled = Math.Max((long)Math.Round(source * scale), count);
        return new(source, scaled, (scaled - count) / 2, count);
    }
}
