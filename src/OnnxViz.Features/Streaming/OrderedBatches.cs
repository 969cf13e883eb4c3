namespace OnnxViz.Features;

/// <summary>
/// Batches in order for one user, worked at on several threads. Each worker takes the next batch that nobody has. Where
/// there are several lanes the user's own thread is a worker, too, whenever no batch is at hand: it would only wait,
/// and one more thread would be in the others' way.
/// </summary>
sealed class OrderedBatches : IDisposable
{
    readonly BatchSteps _steps;
    readonly CancellationTokenSource _stop;
    readonly BatchMemory[] _workers;
    readonly BatchMemory? _own;
    readonly Lock _turn = new();
    readonly TakenBatches _taken = new();

    public OrderedBatches(CutNetwork network, BatchLoader loader, Func<int, bool> isSkipped, CancellationToken stop)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _steps = new(network, loader, isSkipped, _stop.Token);
        _workers =
            [.. Enumerable.Range(0, BatchSteps.WorkersFor(network.Lanes)).Select(
                _ => new BatchMemory(network, MapsFor(network.Lanes)))];
        _own = network.Lanes > 1 ? _workers[0] : null;
    }

    /// <summary>The batches; each is good until the next is asked for.</summary>
    public IEnumerable<FeatureBatch> All()
    {
        Task[] others =
            [.. _workers.Where(worker => worker != _own).Select(worker => Workers.Start(() => WorkOn(worker)))];
        try
        {
            while (Next() is { } next)
            {
                yield return next.Work.GetAwaiter().GetResult();
                next.Memory.FreeMaps();
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _stop.Cancel();
            Task.WaitAll(others);
        }
    }

    public void Dispose()
    {
        Array.ForEach(_workers, worker => worker.Dispose());
        _steps.Dispose();
        _stop.Dispose();
    }

    /// <summary>The next batch in order; null when there is none left.</summary>
    TakenBatch? Next()
    {
        while (_own is { HasFreeMaps: true } own && !_taken.IsNextDone && Work(own))
        {
        }

        return _taken.Next();
    }

    void WorkOn(BatchMemory memory)
    {
        while (Work(memory))
        {
        }
    }

    /// <summary>Takes a batch and works at it; what fails is told to whoever asks for the batch.</summary>
    /// <returns>Whether there was one.</returns>
    bool Work(BatchMemory memory)
    {
        var batch = new TaskCompletionSource<FeatureBatch>();
        try
        {
            if (Take(memory, batch.Task) is not { } read)
            {
                return false;
            }

            batch.SetResult(_steps.Run(read(), memory));
        }
        catch (Exception failure)
        {
            batch.SetException(failure);
            _taken.End(failure);
            return false;
        }

        return true;
    }

    /// <summary>Takes the next batch, and reads it where that is to be done in order.</summary>
    /// <returns>What gives its pictures; null when there is no batch left.</returns>
    Func<LoadedBatch>? Take(BatchMemory memory, Task<FeatureBatch> batch)
    {
        lock (_turn)
        {
            if (_steps.Find() is not { } index)
            {
                _taken.End(null);
                return null;
            }

            _taken.Add(new(batch, memory));
            if (!_steps.IsReadInOrder(index))
            {
                return () => _steps.Read(index, memory);
            }

            var loaded = _steps.Read(index, memory);
            return () => loaded;
        }
    }

    /// <summary>
    /// Where there are several lanes maps are small: a worker goes on while its last ones wait to be used.
    /// </summary>
    static int MapsFor(int lanes) => lanes > 1 ? 2 : 1;
}
