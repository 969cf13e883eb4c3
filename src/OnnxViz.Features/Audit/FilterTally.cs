namespace OnnxViz.Features;

/// <summary>What a filter came to until now.</summary>
struct FilterTally()
{
    /// <summary>Pictures on which it fires.</summary>
    public long Firing;

    /// <summary>Positions where it is above epsilon.</summary>
    public long Active;

    public double Sum;

    public double Squares;

    public float Min = float.PositiveInfinity;

    public float Max = float.NegativeInfinity;

    /// <summary>The picture that the highest is on.</summary>
    public int Picture;

    /// <summary>The position that the highest is at, row by row.</summary>
    public int Position;

    /// <summary>Adds a map.</summary>
    /// <returns>Whether the filter fires.</returns>
    public bool Add(int picture, ReadOnlySpan<float> map, in MapSummary summary)
    {
        if (summary.Max > Max)
        {
            (Max, Picture, Position) = (summary.Max, picture, map.IndexOf(summary.Max));
        }

        Min = Math.Min(Min, summary.Min);
        Sum += summary.Sum;
        Squares += summary.Squares;
        Active += summary.Active;
        Firing += summary.Active > 0 ? 1 : 0;
        return summary.Active > 0;
    }

    /// <summary>Adds what the filter came to on other pictures.</summary>
    public void Add(in FilterTally other)
    {
        if (other.Max > Max || (other.Max == Max && other.Picture < Picture))
        {
            (Max, Picture, Position) = (other.Max, other.Picture, other.Position);
        }

        Min = Math.Min(Min, other.Min);
        Sum += other.Sum;
        Squares += other.Squares;
        Active += other.Active;
        Firing += other.Firing;
    }
}
