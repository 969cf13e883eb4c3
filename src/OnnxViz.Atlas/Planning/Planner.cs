using OnnxViz.Ascent;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Atlas;

/// <summary>
/// Chooses how many units of each layer are drawn at once: the usual batch where memory suffices, else less. The
/// graphs of the steps tell which layers take most; trials of those tell how much that is.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="settings">How units are drawn.</param>
public sealed class Planner(Network network, AscentSettings settings)
{
    const int Tried = 2;

    /// <summary>The share of the available memory that is used where nothing is said.</summary>
    const double Share = 0.8;

    /// <summary>
    /// The bytes by which a process grows anyway, as its code is compiled and its pictures are encoded.
    /// </summary>
    const long Growth = 24_000_000;

    /// <summary>Told which layer is tried.</summary>
    public Action<string>? OnTrial { get; init; }

    /// <summary>Ends planning by an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Plans.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="memory">The bytes that the process may have; null for four fifths of what is available.</param>
    /// <exception cref="OnnxVizException">There is too little memory, or a layer cannot be drawn.</exception>
    public Forecast Plan(IReadOnlyList<Layer> layers, long? memory)
    {
        LargeBlocks.GiveBack();
        var limit = memory ?? (long)(Share * MemoryMeter.Available);
        var sizes = layers.Select(UsualBatch).ToArray();
        if (settings.Runtime.Device is not CpuDevice)
        {
            return new(Named(layers, sizes), 0, limit);
        }

        double[] steps = [.. layers.Select(TensorsOf)];
        network.Forget();
        var needs = Needs(layers, sizes, steps, limit - MemoryMeter.Used);
        var used = MemoryMeter.Used + Growth;
        int[] batches = [.. layers.Select((layer, index) => Batch(layer, needs[index], sizes[index], limit, used))];
        var most = needs.Zip(batches, (need, batch) => need.Of(batch)).Max();
        return new(Named(layers, batches), used + (long)most, limit);
    }

    double TensorsOf(Layer layer) => StepNeed.Of(network, [new Channel(layer.Name, 0)], settings).Tensors;

    int UsualBatch(Layer layer)
    {
        var wanted = (int)Math.Min(settings.BatchSize, layer.Channels);
        return wanted == 1 || settings.Batch is not null
            || new Refusals(network, settings).Refusal([layer], wanted) is null
            ? wanted
            : 1;
    }

    /// <summary>What each layer takes: those that were not tried as much more or less as their graphs say.</summary>
    LayerNeed[] Needs(IReadOnlyList<Layer> layers, int[] sizes, double[] steps, double limit)
    {
        var trial = new MemoryTrial(network, settings);
        var largest = Enumerable.Range(0, layers.Count)
            .OrderByDescending(index => steps[index] * sizes[index]).Take(Tried);
        var tried = largest.Append(layers.Count - 1).Distinct().ToDictionary(index => index, Try);
        var most = tried.MaxBy(pair => pair.Value.Each / steps[pair.Key]);
        return [.. Enumerable.Range(0, layers.Count).Select(index => tried.TryGetValue(index, out var need)
            ? need
            : new(most.Value.Fixed, most.Value.Each * Math.Min(1, steps[index] / steps[most.Key])))];

        LayerNeed Try(int index)
        {
            OnTrial?.Invoke(layers[index].Name);
            var need = trial.Measure(layers[index], sizes[index], limit, Stop);
            Stop.ThrowIfCancellationRequested();
            return need;
        }
    }

    int Batch(Layer layer, LayerNeed need, int wanted, long limit, long used)
    {
        var fitting = need.Fitting(limit - used);
        var least = settings.Batch is null ? 1 : wanted;
        return fitting >= least
            ? Math.Min(wanted, fitting)
            : throw new OnnxVizException(
                $"{least} of layer {layer.Name} at a time take {Bytes.Text(used + need.Of(least))}, "
                + $"and there are {Bytes.Text(limit)}: "
                + $"take smaller pictures{(least > 1 ? ", a smaller --batch" : "")}, or give more --memory");
    }

    static AtlasLayer[] Named(IReadOnlyList<Layer> layers, int[] batches)
    {
        var names = new SafeNames("layer", AtlasFolder.Reserved);
        return [.. layers.Zip(batches, (layer, batch) =>
            new AtlasLayer(layer.Name, layer.Tensor, names.Of(layer.Name), (int)layer.Channels, batch))];
    }
}
