using System.Text.Json.Serialization;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>What the network itself does to its picture before anything else, and what that tells of the range it takes.</summary>
/// <param name="Nodes">The nodes that do it.</param>
/// <param name="Order">The channel of the picture that each channel behind them comes from.</param>
/// <param name="Subtracted">What is taken from each channel.</param>
/// <param name="DividedBy">What each channel is then divided by.</param>
/// <param name="White">What white seems to go in as, 1 or 255; null where the numbers do not tell.</param>
sealed record InputArithmeticReport(
    IReadOnlyList<string> Nodes, IReadOnlyList<int> Order, IReadOnlyList<double> Subtracted, IReadOnlyList<double> DividedBy, double? White)
{
    /// <summary>The same in words.</summary>
    [JsonIgnore]
    public string Text { get; private init; } = "";

    public static InputArithmeticReport? Of(Network network) => InputArithmetic.Of(network) is { } seen
        ? new(seen.Nodes, seen.Order, seen.Subtracted, seen.Divisors, seen.White) { Text = $"{seen}" }
        : null;
}
