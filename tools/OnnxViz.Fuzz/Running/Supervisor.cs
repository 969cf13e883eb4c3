using System.Collections.Concurrent;
using OnnxViz.Fuzz.Inputs;

namespace OnnxViz.Fuzz.Running;

/// <summary>Hands inputs to workers, and starts new workers where old ones died.</summary>
/// <param name="settings">Which inputs there are.</param>
/// <param name="limits">What each may take.</param>
/// <param name="workers">How many processes work at a time.</param>
sealed class Supervisor(RunSettings settings, Limits limits, int workers)
{
    /// <summary>The number of no input: a worker that is given it ends, which shows that its end is seen.</summary>
    public const int Death = -1;

    /// <summary>What a worker says when it is ready for inputs.</summary>
    public const string Ready = "ready";

    /// <summary>A process takes this many inputs before a new one follows, so that none inherits much.</summary>
    const int PerProcess = 500;

    readonly Source _source = Sources.Of(settings);

    /// <summary>Told each result as it comes.</summary>
    public Action<Result>? OnResult { get; init; }

    /// <summary>Takes inputs.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <returns>What became of them, by number.</returns>
    public IReadOnlyList<Result> Run(IEnumerable<int> numbers)
    {
        var waiting = new ConcurrentQueue<int>(numbers);
        var results = new ConcurrentBag<Result>();
        var threads = Enumerable.Range(0, workers).Select(
            _ => Task.Factory.StartNew(() => Work(waiting, results), TaskCreationOptions.LongRunning));
        Task.WaitAll([.. threads]);
        return [.. results.OrderBy(result => result.Number)];
    }

    void Work(ConcurrentQueue<int> waiting, ConcurrentBag<Result> results)
    {
        while (!waiting.IsEmpty)
        {
            using var worker = new Worker(settings, limits);
            for (var taken = 0; taken < PerProcess && worker.IsAlive && waiting.TryDequeue(out var number); taken++)
            {
                var result = worker.Take(number, () => number == Death ? "death" : _source[number].Name);
                results.Add(result);
                OnResult?.Invoke(result);
            }
        }
    }
}
