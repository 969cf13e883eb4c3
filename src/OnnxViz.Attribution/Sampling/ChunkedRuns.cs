using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using Tensor = OnnxViz.Graph.Tensor;

namespace OnnxViz.Attribution;

/// <summary>
/// A model that is run chunk by chunk, in several lanes at the same time, some of its outputs being summed up. Memory
/// is that of one chunk for each lane, whatever their number.
/// </summary>
sealed class ChunkedRuns : IDisposable
{
    readonly OnnxSession _session;
    readonly (RunBuffers Inputs, RunBuffers Outputs, Dictionary<string, float[]> Sums)[] _lanes;

    /// <summary>Prepares a model.</summary>
    /// <param name="model">The model; the types of its inputs and outputs are known.</param>
    /// <param name="chunks">How it is run.</param>
    /// <param name="runtime">Where.</param>
    /// <param name="sums">The outputs, floats, that are summed up.</param>
    public ChunkedRuns(OnnxModel model, Chunks chunks, RuntimeSettings runtime, params IReadOnlyList<string> sums)
    {
        _session = OnnxSession.Open(model, chunks.Runtime(runtime));
        var (inputs, outputs) = (TypesOf(model.Graph.Inputs), TypesOf(model.Graph.Outputs));
        _lanes = [.. Enumerable.Range(0, chunks.Lanes).Select(_ => (
            new RunBuffers(inputs), new RunBuffers(outputs),
            sums.ToDictionary(sum => sum, sum => new float[outputs[sum].Shape.Size])))];
    }

    /// <summary>Runs chunks.</summary>
    /// <param name="common">What all of them are fed.</param>
    /// <param name="count">How many.</param>
    /// <param name="fill">Fills the inputs for a chunk.</param>
    /// <param name="read">Takes the outputs of a chunk; of different ones at the same time.</param>
    /// <param name="stop">Ends it between two chunks.</param>
    /// <returns>The sums. Each lane has the same chunks every time, so that they are the same to the last
    /// bit.</returns>
    public IReadOnlyDictionary<string, float[]> Run(
        IReadOnlyDictionary<string, Tensor> common,
        int count,
        Action<int, RunBuffers> fill,
        Action<int, RunBuffers> read,
        CancellationToken stop)
    {
        foreach (var (inputs, _, sums) in _lanes)
        {
            foreach (var (name, tensor) in common)
            {
                tensor.Bytes.Span.CopyTo(inputs.Of<byte>(name));
            }

            foreach (var sum in sums.Values)
            {
                Array.Clear(sum);
            }
        }

        RunLanes(count, fill, read, stop);
        return Together();
    }

    public void Dispose()
    {
        foreach (var (inputs, outputs, _) in _lanes)
        {
            inputs.Dispose();
            outputs.Dispose();
        }

        _session.Dispose();
    }

    void RunLanes(int count, Action<int, RunBuffers> fill, Action<int, RunBuffers> read, CancellationToken stop)
    {
        try
        {
            Parallel.For(0, _lanes.Length, lane => RunLane(lane, count, fill, read, stop));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    void RunLane(
        int lane, int count, Action<int, RunBuffers> fill, Action<int, RunBuffers> read, CancellationToken stop)
    {
        var (inputs, outputs, sums) = _lanes[lane];
        for (var chunk = lane; chunk < count; chunk += _lanes.Length)
        {
            stop.ThrowIfCancellationRequested();
            fill(chunk, inputs);
            _session.Run(inputs, outputs);
            read(chunk, outputs);
            foreach (var (name, sum) in sums)
            {
                TensorPrimitives.Add(sum, outputs.Of<float>(name), sum);
            }
        }
    }

    Dictionary<string, float[]> Together() => _lanes[0].Sums.Keys.ToDictionary(
        name => name,
        name =>
        {
            var sum = new float[_lanes[0].Sums[name].Length];
            Array.ForEach(_lanes, lane => TensorPrimitives.Add(sum, lane.Sums[name], sum));
            return sum;
        });

    static Dictionary<string, TensorType> TypesOf(IEnumerable<ValueInfo> infos) => infos.ToDictionary(
        info => info.Name, info => new TensorType(info.Element, info.Shape!), StringComparer.Ordinal);
}
