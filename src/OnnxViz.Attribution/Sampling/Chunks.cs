using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>How many pictures go through a network: so many at once, in so many lanes at the same time.</summary>
/// <param name="Size">Pictures at once.</param>
/// <param name="Lanes">Runs at the same time, each with its share of the threads.</param>
sealed record Chunks(int Size, int Lanes)
{
    /// <summary>
    /// A thread of its own for each lane gives more than all threads for one run after the other; all lanes together
    /// hold no more pictures than the settings say. As few slots as can be stay empty. Where the network does not keep
    /// its pictures apart, they go one by one.
    /// </summary>
    /// <param name="task">The network and the settings.</param>
    /// <param name="count">The pictures that there will be.</param>
    public static Chunks For(AttributionTask task, int count)
    {
        var (runtime, most) = (task.Settings.Runtime, Math.Max(1, task.Settings.Batch));
        var lanes = runtime.Device is CpuDevice ? Math.Min(Math.Min(runtime.Threads, count), most) : 1;
        var best = Enumerable.Range(1, Math.Clamp(most / lanes, 1, count)).MinBy(
            size => ((Number(count, size) * size) - count, -size));
        var size = best == 1 || task.Network.Refusal([.. task.Unit.Layers], best, task.Height, task.Width) is null
            ? best
            : 1;
        return new(size, Math.Min(lanes, Number(count, size)));
    }

    /// <summary>How many chunks so many pictures make.</summary>
    public int Number(int count) => Number(count, Size);

    /// <summary>The settings of a session that all lanes run.</summary>
    public RuntimeSettings Runtime(RuntimeSettings all) => all with { Threads = Math.Max(1, all.Threads / Lanes) };

    static int Number(int count, int size) => (count + size - 1) / size;
}
