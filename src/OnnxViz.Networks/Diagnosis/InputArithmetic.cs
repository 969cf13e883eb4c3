namespace OnnxViz.Networks;

/// <summary>
/// What a network itself does to its picture before anything else: subtract and divide. It is only looked at, never
/// acted on.
/// </summary>
/// <param name="Nodes">The nodes that do it, as operator and name.</param>
/// <param name="Order">
/// The channel of the input that each channel behind them comes from; 2, 1, 0 turns RGB into BGR.
/// </param>
/// <param name="Subtracted">What is taken from each channel, in the order of the input's channels.</param>
/// <param name="Divisors">What each channel is then divided by.</param>
public sealed record InputArithmetic(
    IReadOnlyList<string> Nodes, IReadOnlyList<int> Order, IReadOnlyList<double> Subtracted,
    IReadOnlyList<double> Divisors)
{
    const double Byte = 255;

    /// <summary>
    /// The number that white seems to go in as, 1 or 255, black being 0; null where the numbers do not tell. Means of
    /// 60 to 200, or divisors near 255 without a mean, belong to bytes; means of 0.2 to 0.8, or a factor of 255, to
    /// 0..1.
    /// </summary>
    public double? White
    {
        get
        {
            var (mean, divisor) = (Subtracted.Average(), Divisors.Average(Math.Abs));
            var hasNoMean = Math.Abs(mean) < 0.01 * divisor;
            return mean is >= 60 and <= 200 || (hasNoMean && divisor is >= 100 and <= 300) ? Byte
                : (mean is >= 0.2 and <= 0.8 && divisor <= 2) || (hasNoMean && divisor <= 0.01) ? 1
                : null;
        }
    }

    /// <summary>What it does, in words.</summary>
    public override string ToString() =>
        $"{string.Join(", ", Nodes)}: subtracts {Numbers(Subtracted)}, divides by {Numbers(Divisors)}"
            + (Order.SequenceEqual(Order.Order()) ? "" : ", turns the order of the channels round");

    static string Numbers(IReadOnlyList<double> numbers) =>
        string.Join(" ", numbers.Select(number => $"{number:G4}").Distinct());

    /// <summary>What a network does to its picture; null where it begins with something else.</summary>
    public static InputArithmetic? Of(Network network) => new InputArithmeticReader(network).Read();
}
