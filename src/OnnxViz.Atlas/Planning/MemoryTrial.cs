using OnnxViz.Ascent;
using OnnxViz.Networks;

namespace OnnxViz.Atlas;

/// <summary>
/// Finds out what memory a layer takes by drawing a few of its units for two steps: what the runtime makes of a graph,
/// its blocked layouts and its spare memory, no graph tells.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="settings">How units are drawn.</param>
sealed class MemoryTrial(Network network, AscentSettings settings)
{
    /// <summary>The first step finds the places of tensors, the second uses them.</summary>
    const int Steps = 2;

    const int Several = 4;

    /// <summary>
    /// What a sweep takes over what its trials took: a process keeps part of the memory that it has freed, measured 1.3
    /// to 1.5 after some layers.
    /// </summary>
    const double Kept = 1.4;

    /// <summary>What a layer takes.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">The largest batch that is wanted.</param>
    /// <param name="limit">The bytes that there are for it.</param>
    /// <param name="stop">Ends it early; the result means nothing then.</param>
    public LayerNeed Measure(Layer layer, int batch, double limit, CancellationToken stop)
    {
        var one = Grown(layer, 1, stop);
        var wanted = Math.Min(Several, Math.Min(batch, layer.Channels));
        var count = (int)Math.Min(wanted, Math.Max(1, limit / Math.Max(1, one)));
        if (count == 1)
        {
            return new(0, Kept * one);
        }

        var each = Math.Max(0, (double)(Grown(layer, count, stop) - one) / (count - 1));
        return new(Kept * Math.Max(0, one - each), Kept * each);
    }

    long Grown(Layer layer, int count, CancellationToken stop)
    {
        GC.Collect();
        using var watch = new PeakWatch();
        var units = Enumerable.Range(0, count).Select(channel => new Channel(layer.Name, channel));
        foreach (var _ in new Visualizer(network, Short(count)).Maximize([.. units], stop))
        {
        }

        network.Forget();
        return watch.Stop();
    }

    AscentSettings Short(int count) => Sweep.For(settings, count) with
    {
        Steps = Steps,
        Stages = new([.. settings.Recipe.Stages.Select(stage => stage with { Steps = Math.Min(Steps, stage.Steps) })]),
    };
}
