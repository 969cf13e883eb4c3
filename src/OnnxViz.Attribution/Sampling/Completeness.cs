namespace OnnxViz.Attribution;

/// <summary>
/// Whether attributions sum up to what the score differs from that of the backgrounds (M. Sundararajan, A. Taly, Q.
/// Yan, "Axiomatic Attribution for Deep Networks", 2017, proposition 1).
/// </summary>
public static class Completeness
{
    /// <summary>What the error is called: of the sum, as a share of the difference that it should be.</summary>
    public const string Error = "completeness-error";

    /// <summary>What the number of points is called.</summary>
    public const string Points = "points";

    /// <summary>The map with its error.</summary>
    /// <param name="map">The map, with its channels.</param>
    /// <param name="variations">The points that it was made from.</param>
    /// <param name="ends">The score of the picture, then that of each background.</param>
    /// <param name="tolerance">The error that nothing is said of.</param>
    internal static AttributionMap Measured(
        AttributionMap map, IReadOnlyList<Variation> variations, IReadOnlyList<float> ends, float tolerance)
    {
        var sum = map.Channels!.Sum(number => (double)number);
        var wanted = ends[0] - variations.Sum(each => (double)each.Weight * ends[1 + each.Background]);
        var error = wanted == 0 ? Math.Abs(sum) : Math.Abs((sum - wanted) / wanted);
        return map with
        {
            Facts = new Dictionary<string, double>
            {
                [Error] = error,
                [Points] = variations.Count,
                ["sum"] = sum,
                ["difference"] = wanted,
            },
            Remarks = error <= tolerance
                ? []
                : [$"the attributions sum up to {sum:G4}, not to {wanted:G4}, the difference of the scores: an error "
                    + "of "
                    + $"{error:P1} with {variations.Count} points"],
        };
    }
}
