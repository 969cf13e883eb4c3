namespace OnnxViz.Features;

/// <summary>Where a number lies among others.</summary>
public static class Percentile
{
    /// <summary>The share of the others that lie below it, those that are equal by half.</summary>
    /// <param name="number">The number.</param>
    /// <param name="others">The others, at least one.</param>
    /// <returns>From 0 to 100.</returns>
    public static double Of(float number, IReadOnlyCollection<float> others) => 100d
        * others.Sum(other => other < number ? 1 : other == number ? 0.5 : 0) / others.Count;
}
