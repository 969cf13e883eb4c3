using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>How many batches run at the same time where nobody says.</summary>
static class LaneCount
{
    const long MostBytes = 64 << 20;
    const long MostBytesTogether = 1 << 30;

    /// <summary>
    /// As many as there are threads, where a batch is small: a thread for each gives more than all threads for one
    /// after the other; fewer where together they would take more than 1 GiB. One lane where batches are large, on a
    /// GPU, and where there is but one batch.
    /// </summary>
    public static int For(
        Network network, IEnumerable<Layer> layers, Shape input, RuntimeSettings runtime, int? pictures)
    {
        var batches = pictures is { } count ? (count + input[0] - 1) / input[0] : runtime.Threads;
        var scale = input.Size / (double)network.FindInput().UsualShape(1).Size;
        var bytes =
            sizeof(float) * scale * (layers.Sum(layer => layer.Shape.Size)
                + network.FindLayers().All.Max(layer => layer.Shape.Size));
        var most = Math.Min(runtime.Threads, (int)(MostBytesTogether / Math.Max(1, bytes)));
        return runtime.Device is CpuDevice && bytes <= MostBytes ? (int)Math.Clamp(batches, 1, most) : 1;
    }
}
