namespace OnnxViz.Attribution;

/// <summary>How much each place of a picture counts for a score.</summary>
/// <param name="Height">The picture's height.</param>
/// <param name="Width">The picture's width.</param>
/// <param name="Numbers">A number for each place, row by row, [H, W]; negative ones count against the score.</param>
/// <param name="Score">The score of the picture as it is.</param>
public sealed record AttributionMap(int Height, int Width, float[] Numbers, float Score)
{
    /// <summary>The same before its channels were reduced to one, [C, H, W]; null where the method has none.</summary>
    public float[]? Channels { get; init; }

    /// <summary>What else was measured, by name, such as the error of completeness.</summary>
    public IReadOnlyDictionary<string, double> Facts { get; init; } = new Dictionary<string, double>();

    /// <summary>What people have to know of it, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether there is a number other than zero.</summary>
    public bool IsEmpty => Numbers.All(number => number == 0);
}
