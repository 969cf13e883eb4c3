using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>Baselines as pictures.</summary>
static class Baselines
{
    /// <summary>[C, H, W]; that of a network's zero may lie outside 0 to 1.</summary>
    /// <param name="baseline">Which.</param>
    /// <param name="task">The size and the preprocessing.</param>
    public static float[] Picture(this Baseline baseline, AttributionTask task)
    {
        var plane = task.Height * task.Width;
        return [.. Colours(baseline, task.Network.Preprocessing, task.Channels).SelectMany(
            colour => Enumerable.Repeat(colour, plane))];
    }

    static IReadOnlyList<float> Colours(Baseline baseline, Preprocessing preprocessing, int channels) =>
        baseline switch
        {
            Baseline.Zero => preprocessing.ZeroOf(channels),
            Baseline.Black => [.. Enumerable.Repeat(0f, channels)],
            Baseline.Grey => [.. Enumerable.Repeat(0.5f, channels)],
            _ => [.. Enumerable.Repeat(1f, channels)],
        };
}
