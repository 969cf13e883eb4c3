using System.Threading.Channels;

namespace OnnxViz.Features;

/// <summary>Reading, running and using batches at the same time, each a batch ahead of the next; memory for two of each is used again and again.</summary>
sealed class FeatureStream : IDisposable
{
    const int Ahead = 2;

    readonly CutNetwork _network;
    readonly BatchLoader _loader;
    readonly CancellationTokenSource _stop;
    readonly Channel<InputBuffer> _freeInputs = Channel.CreateUnbounded<InputBuffer>();
    readonly Channel<FeatureMaps> _freeMaps = Channel.CreateUnbounded<FeatureMaps>();
    readonly Channel<LoadedBatch> _loaded = Channel.CreateBounded<LoadedBatch>(1);
    readonly Channel<(FeatureBatch Batch, FeatureMaps Maps)> _ready = Channel.CreateBounded<(FeatureBatch, FeatureMaps)>(1);
    readonly List<IDisposable> _memory = [];

    public FeatureStream(CutNetwork network, BatchLoader loader, CancellationToken stop)
    {
        (_network, _loader, _stop) = (network, loader, CancellationTokenSource.CreateLinkedTokenSource(stop));
        for (var i = 0; i < Ahead; i++)
        {
            _freeInputs.Writer.TryWrite(Kept(network.NewInput()));
            _freeMaps.Writer.TryWrite(Kept(network.NewMaps()));
        }
    }

    /// <summary>The batches in order, without those to be skipped.</summary>
    public IEnumerable<FeatureBatch> Run(Func<int, bool> isSkipped)
    {
        var work = Task.WhenAll(
            Finishing(_loaded.Writer, () => Load(isSkipped)),
            Finishing(_ready.Writer, Compute));
        try
        {
            while (Next(_ready.Reader) is { } next)
            {
                yield return next.Batch;
                _freeMaps.Writer.TryWrite(next.Maps);
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _stop.Cancel();
            work.Wait();
        }
    }

    public void Dispose()
    {
        _memory.ForEach(memory => memory.Dispose());
        _stop.Dispose();
    }

    /// <summary>Tells the reader of a channel when its writer is done, and why.</summary>
    static Task Finishing<T>(ChannelWriter<T> writer, Func<Task> work) => Task.Run(async () =>
    {
        try
        {
            await work();
            writer.Complete();
        }
        catch (Exception failure)
        {
            writer.Complete(failure);
        }
    });

    /// <summary>What a channel gives next; null at its end. What ended it early is thrown.</summary>
    static T? Next<T>(ChannelReader<T> reader) where T : struct =>
        reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() && reader.TryRead(out var item) ? item : null;

    async Task Load(Func<int, bool> isSkipped)
    {
        for (var index = 0; index < _loader.Batches; index++)
        {
            if (!isSkipped(index))
            {
                var input = await _freeInputs.Reader.ReadAsync(_stop.Token);
                await _loaded.Writer.WriteAsync(_loader.Load(index, input, _stop.Token), _stop.Token);
            }
        }
    }

    async Task Compute()
    {
        await foreach (var loaded in _loaded.Reader.ReadAllAsync(_stop.Token))
        {
            var maps = await _freeMaps.Reader.ReadAsync(_stop.Token);
            if (loaded.Pictures.Count > 0)
            {
                _network.Run(loaded.Input, maps);
            }

            _freeInputs.Writer.TryWrite(loaded.Input);
            PictureFeatures[] pictures = [.. loaded.Pictures.Select(each => new PictureFeatures(each.Entry, each.Picture, maps, each.Slot))];
            await _ready.Writer.WriteAsync((new(loaded.Index, pictures, loaded.Failures), maps), _stop.Token);
        }
    }

    T Kept<T>(T memory) where T : IDisposable
    {
        _memory.Add(memory);
        return memory;
    }
}
