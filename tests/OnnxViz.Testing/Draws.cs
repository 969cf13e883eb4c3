namespace OnnxViz.Testing;

/// <summary>Ways of drawing a test input so that the operator is smooth around it.</summary>
public static class Draws
{
    /// <summary>Between -1 and 1.</summary>
    public static double Any(Random random) => (2 * random.NextDouble()) - 1;

    /// <summary>Between 0.3 and 1.3: for logarithms, roots, divisors.</summary>
    public static double Positive(Random random) => 0.3 + random.NextDouble();

    /// <summary>At least 0.1 from zero: for functions with a kink there.</summary>
    public static double AwayFromZero(Random random) =>
        Any(random) is var number && number < 0 ? number - 0.1 : number + 0.1;

    /// <summary>
    /// Between -3 and 3 and at least 0.1 from every half: for functions with kinks at multiples of 1/2.
    /// </summary>
    public static double BetweenHalves(Random random) =>
        (Math.Floor(random.NextDouble() * 12) / 2) - 3 + 0.1 + (0.3 * random.NextDouble());

    /// <summary>Multiples of a twentieth, no two alike among a few hundred in a row: for maxima and sorting.</summary>
    public static Func<Random, double> Distinct()
    {
        var next = 0;
        return random => (((next++ * 7919) % 1009) / 20.0) - 25 + (0.001 * random.NextDouble());
    }
}
