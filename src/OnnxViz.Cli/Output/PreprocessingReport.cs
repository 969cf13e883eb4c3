using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>How pictures go in, and how that is known.</summary>
sealed record PreprocessingReport(
    string Name,
    IReadOnlyList<float> Range,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Sd,
    string Order,
    string Source)
{
    public static PreprocessingReport Of(Preprocessing given, string source) => new(
        $"{given}", [given.Low, given.High], given.Mean, given.Sd, given.Order.ToString().ToLowerInvariant(), source);
}
