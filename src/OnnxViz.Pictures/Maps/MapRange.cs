namespace OnnxViz.Pictures;

/// <summary>The numbers that are shown as the first and the last colour.</summary>
/// <param name="Low">Shown as the first colour.</param>
/// <param name="High">Shown as the last colour.</param>
public sealed record MapRange(float Low, float High)
{
    /// <summary>From the smallest finite number to the greatest; 0 to 0 where there is none.</summary>
    public static MapRange Of(ReadOnlySpan<float> numbers)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var number in numbers)
        {
            if (float.IsFinite(number))
            {
                (low, high) = (Math.Min(low, number), Math.Max(high, number));
            }
        }

        return low > high ? new(0, 0) : new(low, high);
    }

    /// <summary>As far below zero as above it, so that zero is in the middle.</summary>
    public MapRange Symmetric()
    {
        var most = Math.Max(Math.Abs(Low), Math.Abs(High));
        return new(-most, most);
    }

    /// <summary>The range that holds both.</summary>
    public MapRange Union(MapRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>A number's place, 0 for the low end and 1 for the high one; 0.5 where both ends are the same.</summary>
    public float Place(float number) => High > Low ? (number - Low) / (High - Low) : 0.5f;
}
