namespace OnnxViz.Features;

/// <summary>What becomes of a batch: it is found, read and run. Whoever finds batches takes turns at it.</summary>
sealed class BatchSteps(
    CutNetwork network, BatchLoader loader, Func<int, bool> isSkipped, CancellationToken stop) : IDisposable
{
    readonly SemaphoreSlim _lanes = new(network.Lanes);
    int _next;

    /// <summary>
    /// How many batches are worked at, at the same time; where one runs at a time, another is read meanwhile.
    /// </summary>
    public static int WorkersFor(int lanes) => Math.Max(2, lanes);

    /// <summary>
    /// The number of the next batch that is not skipped; null when there is none left. For one thread at a time.
    /// </summary>
    public int? Find()
    {
        while (_next < loader.Batches && isSkipped(_next))
        {
            _next++;
        }

        return _next < loader.Batches ? _next++ : null;
    }

    /// <summary>Whether a batch is to be read before the next one is found.</summary>
    public bool IsReadInOrder(int index) => loader.IsInOrder(index);

    /// <summary>Reads the pictures of a batch.</summary>
    public LoadedBatch Read(int index, BatchMemory memory) => loader.Load(index, memory.Input, stop);

    /// <summary>Runs the network on them, when there is memory for their maps and a lane is free.</summary>
    public FeatureBatch Run(LoadedBatch loaded, BatchMemory memory)
    {
        var maps = memory.TakeMaps(stop);
        if (loaded.Pictures.Count > 0)
        {
            _lanes.Wait(stop);
            try
            {
                network.Run(loaded.Input, maps);
            }
            finally
            {
                _lanes.Release();
            }
        }

        return new(
            loaded.Index,
            [.. loaded.Pictures.Select(each => new PictureFeatures(each.Entry, each.Picture, maps, each.Slot))],
            loaded.Failures);
    }

    public void Dispose() => _lanes.Dispose();
}
