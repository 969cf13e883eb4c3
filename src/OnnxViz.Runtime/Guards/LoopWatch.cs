using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Ends a run whose Loop does not: nothing in a model says whether it will.</summary>
sealed class LoopWatch : IDisposable
{
    static readonly TimeSpan Usual = TimeSpan.FromSeconds(20);

    readonly TimeSpan _span;
    readonly Device _device;
    readonly CancellationTokenSource? _patience;
    readonly CancellationTokenRegistration _ending;

    LoopWatch(
        TimeSpan span, Device device, CancellationTokenSource? patience, CancellationTokenRegistration ending) =>
        (_span, _device, _patience, _ending) = (span, device, patience, ending);

    /// <summary>Whether a graph has a Loop, at whatever depth.</summary>
    public static bool HasLoop(OnnxGraph graph) => graph.Nodes.Any(node =>
        node.Operator == "Loop" || node.Attributes.Select(pair => pair.Value).OfType<OnnxGraph>().Any(HasLoop));

    /// <summary>Watches over a run until it is disposed.</summary>
    /// <param name="run">The run's options.</param>
    /// <param name="hasLoop">Whether there is anything to watch over.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="patience">How long it may take; 20 s when left out.</param>
    public static LoopWatch Over(RunOptions run, bool hasLoop, Device device, TimeSpan? patience = null)
    {
        if (!hasLoop)
        {
            return new(default, device, null, default);
        }

        run.Terminate = false;
        var end = new CancellationTokenSource(patience ?? Usual);
        return new(patience ?? Usual, device, end, end.Token.Register(() => run.Terminate = true));
    }

    /// <summary>The error of a run, which may be that it was ended.</summary>
    public OnnxVizException Explain(string doing, OnnxRuntimeException error) =>
        _patience is { IsCancellationRequested: true }
            ? new($"the model's Loop did not end within {_span.TotalSeconds:0} s: take a layer before it", error)
            {
                IsFinal = true,
            }
            : CudaFault.Explain(_device, doing, error);

    public void Dispose()
    {
        _ending.Dispose();
        _patience?.Dispose();
    }
}
