using System.Threading.Channels;

namespace OnnxViz.Features;

/// <summary>
/// Reads batches one after the other and deals them out to lanes; each lane runs and uses its batches on a thread of its own, so that maps are used
/// where they were made. Which lane a batch goes to hangs on its number alone.
/// </summary>
sealed class BatchLanes : IDisposable
{
    const int Ahead = 2;

    readonly CutNetwork _network;
    readonly BatchLoader _loader;
    readonly CancellationTokenSource _stop;
    readonly Lane[] _lanes;

    public BatchLanes(CutNetwork network, BatchLoader loader, int lanes, CancellationToken stop)
    {
        (_network, _loader, _stop) = (network, loader, CancellationTokenSource.CreateLinkedTokenSource(stop));
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new Lane(network))];
    }

    /// <summary>Goes through all batches.</summary>
    /// <param name="use">Uses a batch of a lane; called for several lanes at the same time.</param>
    public void Run(Action<int, FeatureBatch> use)
    {
        Task[] work = [Task.Run(() => Guarded(Load)), .. _lanes.Select((lane, number) => Task.Run(() => Guarded(() => Work(lane, batch => use(number, batch)))))];
        Task.WhenAll(work).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Array.ForEach(_lanes, lane => lane.Dispose());
        _stop.Dispose();
    }

    /// <summary>Stops everything else where one thing fails.</summary>
    async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
    }

    async Task Load()
    {
        for (var index = 0; index < _loader.Batches; index++)
        {
            var lane = _lanes[index % _lanes.Length];
            var input = await lane.FreeInputs.Reader.ReadAsync(_stop.Token);
            await lane.Loaded.Writer.WriteAsync(_loader.Load(index, input, _stop.Token), _stop.Token);
        }

        Array.ForEach(_lanes, lane => lane.Loaded.Writer.Complete());
    }

    async Task Work(Lane lane, Action<FeatureBatch> use)
    {
        await foreach (var loaded in lane.Loaded.Reader.ReadAllAsync(_stop.Token))
        {
            if (loaded.Pictures.Count > 0)
            {
                _network.Run(loaded.Input, lane.Maps);
            }

            lane.FreeInputs.Writer.TryWrite(loaded.Input);
            use(new(loaded.Index, [.. loaded.Pictures.Select(each => new PictureFeatures(each.Entry, each.Picture, lane.Maps, each.Slot))], loaded.Failures));
        }
    }

    /// <summary>The memory of a lane.</summary>
    sealed class Lane : IDisposable
    {
        readonly InputBuffer[] _inputs;

        public Lane(CutNetwork network)
        {
            Maps = network.NewMaps();
            _inputs = [.. Enumerable.Range(0, Ahead).Select(_ => network.NewInput())];
            Array.ForEach(_inputs, input => FreeInputs.Writer.TryWrite(input));
        }

        public FeatureMaps Maps { get; }

        public Channel<InputBuffer> FreeInputs { get; } = Channel.CreateUnbounded<InputBuffer>();

        public Channel<LoadedBatch> Loaded { get; } = Channel.CreateUnbounded<LoadedBatch>();

        public void Dispose()
        {
            Maps.Dispose();
            Array.ForEach(_inputs, input => input.Dispose());
        }
    }
}
