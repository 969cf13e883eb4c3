using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Ends a run whose Loop does not: nothing in a model says whether it will.</summary>
sealed class LoopWatch : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly CancellationTokenSource? _patience;
    readonly CancellationTokenRegistration _ending;

    LoopWatch(CancellationTokenSource? patience, CancellationTokenRegistration ending) => (_patience, _ending) = (patience, ending);

    /// <summary>Whether a graph has a Loop, at whatever depth.</summary>
    public static bool HasLoop(OnnxGraph graph) => graph.Nodes.Any(node =>
        node.Operator == "Loop" || node.Attributes.Select(pair => pair.Value).OfType<OnnxGraph>().Any(HasLoop));

    /// <summary>Watches over a run until it is disposed.</summary>
    /// <param name="run">The run's options.</param>
    /// <param name="hasLoop">Whether there is anything to watch over.</param>
    public static LoopWatch Over(RunOptions run, bool hasLoop)
    {
        if (!hasLoop)
        {
            return new(null, default);
        }

        run.Terminate = false;
        var patience = new CancellationTokenSource(Patience);
        return new(patience, patience.Token.Register(() => run.Terminate = true));
    }

    /// <summary>The error of a run, which may be that it was ended.</summary>
    public OnnxVizException Explain(string doing, OnnxRuntimeException error) => _patience is { IsCancellationRequested: true }
        ? new($"the model's Loop did not end within {Patience.TotalSeconds:0} s: take a layer before it", error)
        : RuntimeEnvironment.Explain(doing, error);

    public void Dispose()
    {
        _ending.Dispose();
        _patience?.Dispose();
    }
}
