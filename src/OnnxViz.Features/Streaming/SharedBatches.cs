using System.Runtime.ExceptionServices;

namespace OnnxViz.Features;

/// <summary>
/// Batches that are used where they are made, on several threads. Which worker has a batch hangs on its number alone,
/// so that what the workers come to is the same in every run.
/// </summary>
sealed class SharedBatches : IDisposable
{
    readonly BatchSteps _steps;
    readonly CancellationTokenSource _stop;
    readonly BatchMemory[] _workers;
    readonly SemaphoreSlim[] _turns;
    Exception? _failure;

    public SharedBatches(CutNetwork network, BatchLoader loader, CancellationToken stop)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _steps = new(network, loader, _ => false, _stop.Token);
        _workers =
            [.. Enumerable.Range(0, BatchSteps.WorkersFor(network.Lanes)).Select(_ => new BatchMemory(network, 1))];
        _turns = [.. _workers.Select((_, number) => new SemaphoreSlim(number == 0 ? 1 : 0))];
    }

    /// <summary>Goes through all of them.</summary>
    /// <param name="use">Given the number of a worker and its batch, for several workers at the same time.</param>
    public void Each(Action<int, FeatureBatch> use)
    {
        Task.WaitAll(
            [.. Enumerable.Range(0, _workers.Length).Select(number => Workers.Start(() => WorkOn(number, use)))]);
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    public void Dispose()
    {
        Array.ForEach(_workers, worker => worker.Dispose());
        Array.ForEach(_turns, turn => turn.Dispose());
        _steps.Dispose();
        _stop.Dispose();
    }

    /// <summary>Works at every batch of a worker; stops all others where one fails.</summary>
    void WorkOn(int number, Action<int, FeatureBatch> use)
    {
        try
        {
            while (Read(number) is { } loaded)
            {
                use(number, _steps.Run(loaded, _workers[number]));
                _workers[number].FreeMaps();
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            _stop.Cancel();
        }
    }

    /// <summary>Reads a worker's next batch; null when there is none left.</summary>
    LoadedBatch? Read(int number)
    {
        _turns[number].Wait(_stop.Token);
        int? found;
        try
        {
            found = _steps.Find();
            if (found is { } next && _steps.IsReadInOrder(next))
            {
                return _steps.Read(next, _workers[number]);
            }
        }
        finally
        {
            _turns[(number + 1) % _turns.Length].Release();
        }

        return found is { } index ? _steps.Read(index, _workers[number]) : null;
    }
}
