using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Runs a model again and again whose outputs are partly its next inputs: the state <c>x</c> comes out as <c>next:x</c>. The state stays on the
/// device; only what is drawn for a step goes in and only readings come out.
/// </summary>
public sealed class StateLoop : IDisposable
{
    /// <summary>What precedes the name of a state among the outputs.</summary>
    public const string Next = "next:";

    readonly OnnxSession _session;
    readonly IReadOnlyList<string> _states;
    readonly StateBuffers[] _host;
    readonly StateBuffers[] _device;
    readonly Dictionary<string, OrtValue> _draws;
    readonly Dictionary<string, OrtValue> _readings;
    readonly OrtIoBinding _binding;
    StateBuffers _current;

    /// <summary>Prepares a loop.</summary>
    /// <param name="session">The step; the loop does not own it.</param>
    /// <param name="states">The states with their types.</param>
    /// <param name="draws">The inputs fed anew at every step.</param>
    /// <param name="readings">The outputs read after every step.</param>
    public StateLoop(
        OnnxSession session,
        IReadOnlyDictionary<string, TensorType> states,
        IReadOnlyDictionary<string, TensorType> draws,
        IReadOnlyDictionary<string, TensorType> readings)
    {
        _session = session;
        _states = [.. states.Keys];
        _host = [StateBuffers.OnHost(states), StateBuffers.OnHost(states)];
        _device = [StateBuffers.OnDevice(session, states), StateBuffers.OnDevice(session, states)];
        _draws = draws.ToDictionary(pair => pair.Key, pair => OrtTensors.Allocate(pair.Value));
        _readings = readings.ToDictionary(pair => pair.Key, pair => OrtTensors.Allocate(pair.Value));
        _binding = session.Inner.CreateIoBinding();
        _current = _host[0];
    }

    /// <summary>Sets the state.</summary>
    public void Load(IReadOnlyDictionary<string, Graph.Tensor> state)
    {
        _host[0].Load(state);
        _current = _host[0];
    }

    /// <summary>Runs one step.</summary>
    /// <param name="draws">What is drawn for it, by input name.</param>
    /// <param name="keepOnHost">Whether the state comes back to the host, where <see cref="ReadState"/> finds it.</param>
    /// <exception cref="OnnxVizException">An operator fails.</exception>
    public void Step(IReadOnlyDictionary<string, Graph.Tensor> draws, bool keepOnHost)
    {
        foreach (var (name, tensor) in draws)
        {
            tensor.Bytes.Span.CopyTo(_draws[name].GetTensorMutableRawData());
            _binding.BindInput(name, _draws[name]);
        }

        var next = (keepOnHost ? _host : _device).First(buffers => !ReferenceEquals(buffers, _current));
        Bind(next);
        using var watch = _session.Watch();
        try
        {
            _session.Inner.RunWithBinding(_session.RunOptions, _binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw watch.Explain("run the step", error);
        }

        _current = next;
    }

    /// <summary>A reading of the last step as floats.</summary>
    public float[] Read(string name) => _readings[name].GetTensorDataAsSpan<float>().ToArray();

    /// <summary>The state after a step that kept it on the host.</summary>
    public IReadOnlyDictionary<string, Graph.Tensor> ReadState() => _current.Read();

    /// <summary>Frees the buffers.</summary>
    public void Dispose()
    {
        _binding.Dispose();
        foreach (var value in _draws.Values.Concat(_readings.Values))
        {
            value.Dispose();
        }

        foreach (var buffers in _host.Concat(_device))
        {
            buffers.Dispose();
        }
    }

    void Bind(StateBuffers next)
    {
        foreach (var state in _states)
        {
            _binding.BindInput(state, _current[state]);
            _binding.BindOutput(Next + state, next[state]);
        }

        foreach (var (name, value) in _readings)
        {
            _binding.BindOutput(name, value);
        }
    }
}
