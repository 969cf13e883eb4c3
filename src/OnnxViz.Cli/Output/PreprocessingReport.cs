using System.Text.Json.Serialization;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>
/// How pictures go in, and how that is known; `black` and `white` are the least and the most that go in for them.
/// </summary>
sealed record PreprocessingReport(
    string Name,
    IReadOnlyList<float> Range,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Sd,
    string Order,
    float Black,
    float White,
    string Source)
{
    public static PreprocessingReport Of(Preprocessing given, string source)
    {
        var channels = Enumerable.Range(0, Math.Max(1, Math.Max(given.Mean.Count, given.Sd.Count))).ToArray();
        return new(
            $"{given}",
            [given.Low, given.High],
            given.Mean,
            given.Sd,
            given.Order.ToString().ToLowerInvariant(),
            channels.Min(channel => (given.Low - At(given.Mean, channel, 0)) / At(given.Sd, channel, 1)),
            channels.Max(channel => (given.High - At(given.Mean, channel, 0)) / At(given.Sd, channel, 1)),
            source);
    }

    /// <summary>The preprocessing that it is of.</summary>
    [JsonIgnore]
    public Preprocessing Preprocessing =>
        new(Range[0], Range[1], Mean, Sd, Enum.Parse<ChannelOrder>(Order, ignoreCase: true));

    public override string ToString() => $"{Name} ({Source}); black goes in as {Black:G3}, white as {White:G3}";

    static float At(IReadOnlyList<float> numbers, int channel, float absent) =>
        numbers.Count == 0 ? absent : numbers[Math.Min(channel, numbers.Count - 1)];
}
