using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

public sealed class LaneCountTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// By the side of the pictures, the batch, how many pictures there are, and the threads; the maps of a 16x16
    /// picture take 16 KiB.
    /// </summary>
    [Theory]
    [InlineData(16, 8, null, 4, 4)]
    [InlineData(16, 8, 1000, 4, 4)]
    [InlineData(16, 8, 1000, 1, 1)]
    [InlineData(16, 8, 17, 4, 3)]
    [InlineData(16, 8, 8, 4, 1)]
    [InlineData(256, 8, null, 1000, 32)]
    [InlineData(1024, 8, 1000, 4, 1)]
    public void A_thread_for_each_batch_where_batches_are_small_and_many(
        int side, int batch, int? pictures, int threads, int lanes)
    {
        ModelFile.Write(_folder.File("plain.onnx"), SmallNets.Plain());
        var network = Network.Load(_folder.File("plain.onnx"));
        var runtime = Pictured.Settings(null).Runtime with { Threads = threads };
        Assert.Equal(
            lanes,
            LaneCount.For(network, [network.FindLayers().Find("relu1")], [batch, 3, side, side], runtime, pictures));
    }
}
