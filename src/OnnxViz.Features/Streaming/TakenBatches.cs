using System.Runtime.ExceptionServices;

namespace OnnxViz.Features;

/// <summary>
/// The batches that workers have taken, in order, until they are used. (A concurrent queue that is peeked at would hold
/// on to all that ever was in it.)
/// </summary>
sealed class TakenBatches
{
    readonly Queue<TakenBatch> _queue = [];
    Exception? _failure;
    bool _isWhole;

    /// <summary>Whether the next batch has run.</summary>
    public bool IsNextDone
    {
        get
        {
            lock (_queue)
            {
                return _queue.TryPeek(out var next) && next.Work.IsCompleted;
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(TakenBatch batch)
    {
        lock (_queue)
        {
            _queue.Enqueue(batch);
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>Tells that there will be no more, and what has gone wrong.</summary>
    public void End(Exception? failure)
    {
        lock (_queue)
        {
            (_isWhole, _failure) = (true, _failure ?? failure);
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>
    /// Waits until somebody has taken the next batch; null when there is none left. What has gone wrong is thrown then.
    /// </summary>
    public TakenBatch? Next()
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_isWhole)
            {
                Monitor.Wait(_queue);
            }

            if (_queue.TryDequeue(out var next))
            {
                return next;
            }

            if (_failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            return null;
        }
    }
}
