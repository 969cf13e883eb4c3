using System.Diagnostics;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// ONNX Runtime alone on what an extractor runs, with all of its threads, from memory into memory that is used again.
/// </summary>
sealed class BareRuns : IDisposable
{
    readonly OnnxSession _session;
    readonly RunBuffers _input;
    readonly RunBuffers _output;

    public BareRuns(FeatureExtractor extractor)
    {
        var network = extractor.Network;
        var shape = network.FindInput().ShapeOf(extractor.Batch, extractor.Height, extractor.Width);
        string[] tensors = [.. extractor.Layers.Select(layer => layer.Layer.Tensor)];
        _session = OnnxSession.Open(network.Part(tensors, shape), extractor.Settings.Runtime);
        _input = new(new Dictionary<string, TensorType>
        {
            [network.FindInput().Name] = new(network.FindInput().Element, shape),
        });
        _output = new(tensors.ToDictionary(tensor => tensor, tensor => _session.TypeOf(tensor)!));
        _session.Run(_input, _output);
    }

    /// <summary>Seconds for so many runs.</summary>
    public double Time(int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var run = 0; run < runs; run++)
        {
            _session.Run(_input, _output);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
        _session.Dispose();
    }
}
