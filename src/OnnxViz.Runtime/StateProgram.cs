using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// A model that steps from one state to the next: its output <c>next:x</c> is the next state <c>x</c>. Inputs that are
/// no states are fed and keep what
/// they were fed; other outputs are readings. Several programs may step the same state.
/// </summary>
public sealed class StateProgram : IDisposable
{
    /// <summary>What precedes the name of a state among the outputs.</summary>
    public const string Next = "next:";

    readonly OnnxSession _session;
    readonly string[] _written;
    readonly string[] _states;
    readonly Dictionary<string, OrtValue> _feeds;
    readonly Dictionary<string, OrtValue> _readings;
    readonly OrtIoBinding _binding;

    /// <summary>Prepares a program.</summary>
    /// <param name="model">The step; the types of its inputs and outputs are known.</param>
    /// <param name="settings">Where it runs.</param>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses it, or a type is not known.</exception>
    public StateProgram(OnnxModel model, RuntimeSettings settings)
    {
        var (inputs, outputs) = (Types(model.Graph.Inputs), Types(model.Graph.Outputs));
        States = outputs.Where(pair => IsState(pair.Key)).ToDictionary(
            pair => pair.Key[Next.Length..], pair => pair.Value, StringComparer.Ordinal);
        Feeds = inputs.Where(pair => !States.ContainsKey(pair.Key)).ToDictionary(StringComparer.Ordinal);
        _written = [.. States.Keys];
        _states = [.. States.Keys.Where(inputs.ContainsKey)];
        _session = OnnxSession.Open(model, settings);
        _feeds = Feeds.ToDictionary(pair => pair.Key, pair => OrtTensors.Allocate(pair.Value), StringComparer.Ordinal);
        _readings = outputs.Where(pair => !IsState(pair.Key)).ToDictionary(
            pair => pair.Key, pair => OrtTensors.Allocate(pair.Value), StringComparer.Ordinal);
        _binding = _session.Inner.CreateIoBinding();
        foreach (var (name, value) in _readings)
        {
            _binding.BindOutput(name, value);
        }
    }

    /// <summary>The states that it steps, with their types.</summary>
    public IReadOnlyDictionary<string, TensorType> States { get; }

    /// <summary>What it is fed, with the types.</summary>
    public IReadOnlyDictionary<string, TensorType> Feeds { get; }

    /// <summary>Feeds inputs; they stay so for all steps that follow.</summary>
    /// <exception cref="OnnxVizException">There is no such input, or it is of another type.</exception>
    public void Feed(IReadOnlyDictionary<string, Graph.Tensor> feeds)
    {
        foreach (var (name, tensor) in feeds)
        {
            if (Feeds.GetValueOrDefault(name) != tensor.Type)
            {
                throw new OnnxVizException(
                    $"the program's input {name} is {Feeds.GetValueOrDefault(name)?.ToString() ?? "not there"}, "
                    + $"but {tensor.Type} was given");
            }

            tensor.Bytes.Span.CopyTo(_feeds[name].GetTensorMutableRawData());
            _binding.BindInput(name, _feeds[name]);
        }
    }

    /// <summary>Runs one step.</summary>
    /// <param name="state">The state; it has all states of the program, and may have more.</param>
    /// <exception cref="OnnxVizException">An operator fails.</exception>
    public void Step(DeviceState state)
    {
        foreach (var name in _states)
        {
            _binding.BindInput(name, state.Current(name));
        }

        foreach (var name in _written)
        {
            _binding.BindOutput(Next + name, state.Spare(name));
        }

        using var watch = _session.Watch();
        try
        {
            _session.Inner.RunWithBinding(_session.RunOptions, _binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw watch.Explain("run the step", error);
        }

        state.Turn(_written);
    }

    /// <summary>A reading of the last step as floats.</summary>
    public float[] Read(string name) => _readings[name].GetTensorDataAsSpan<float>().ToArray();

    /// <summary>Frees the session and the memory of feeds and readings.</summary>
    public void Dispose()
    {
        _binding.Dispose();
        foreach (var value in _feeds.Values.Concat(_readings.Values))
        {
            value.Dispose();
        }

        _session.Dispose();
    }

    static bool IsState(string output) => output.StartsWith(Next, StringComparison.Ordinal);

    static Dictionary<string, TensorType> Types(IEnumerable<ValueInfo> infos) => infos.ToDictionary(
        info => info.Name,
        info => new TensorType(
            info.Element,
            info.Shape ?? throw new OnnxVizException($"the program's tensor {info.Name} has no fixed shape: {info}")),
        StringComparer.Ordinal);
}
