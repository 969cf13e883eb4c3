namespace OnnxViz.Attribution;

/// <summary>What came out for a method.</summary>
/// <param name="Method">Its text, or <c>random</c>.</param>
/// <param name="Numbers">For each measure, by its text, a number for each picture.</param>
public sealed record EvaluatedMethod(string Method, IReadOnlyDictionary<string, IReadOnlyList<double>> Numbers)
{
    /// <summary>The same with the numbers of more pictures behind these.</summary>
    /// <param name="more">The same method and measures on other pictures.</param>
    public EvaluatedMethod With(EvaluatedMethod more) => this with
    {
        Numbers = Numbers.ToDictionary(
            pair => pair.Key, pair => (IReadOnlyList<double>)[.. pair.Value, .. more.Numbers[pair.Key]]),
    };

    /// <summary>The mean of a measure over the pictures.</summary>
    public double Mean(string measure) => Numbers[measure].Average();

    /// <summary>The standard deviation of a measure over the pictures, of a sample; 0 for a single one.</summary>
    public double Spread(string measure)
    {
        var (all, mean) = (Numbers[measure], Mean(measure));
        return all.Count < 2 ? 0 : Math.Sqrt(all.Sum(number => (number - mean) * (number - mean)) / (all.Count - 1));
    }
}
