using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Gradients;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>One side of <c>onnxviz-bench load</c>, measured in a process that does nothing else.</summary>
static class LoadSide
{
    /// <summary>A session of ONNX Runtime over the file as it is.</summary>
    public const string Session = "session";

    /// <summary>A network with its layers known.</summary>
    public const string Network = "network";

    /// <summary>Makes one thing ready.</summary>
    /// <param name="model">The file.</param>
    /// <param name="side">
    /// A constant of this class, or a layer: a session that gives its mean square and the gradient of that.
    /// </param>
    /// <param name="threads">CPU threads of the session.</param>
    public static LoadFigures Measure(string model, string side, int threads)
    {
        using var process = Process.GetCurrentProcess();
        var (start, computed) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        using var session = Ready(model, side, threads);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return new(seconds, (process.TotalProcessorTime - computed).TotalSeconds, process.PeakWorkingSet64);
    }

    static IDisposable? Ready(string model, string side, int threads)
    {
        if (side == Session)
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads };
            return new InferenceSession(model, options);
        }

        var network = Networks.Network.Load(model);
        if (side == Network)
        {
            _ = network.FindLayers();
            return null;
        }

        var graph = GradientGraph.Cut(network, new WholeLayer(side), network.FindInput().UsualShape(1), Profile.Cpu);
        return OnnxSession.Open(graph.Model, RuntimeSettings.Default with { Threads = threads });
    }
}
