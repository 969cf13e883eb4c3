using System.Diagnostics;
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

    const string NotRecorded = "steps are not recorded as CUDA graphs";

    readonly OnnxModel _model;
    readonly RuntimeSettings _settings;
    readonly string[] _written;
    readonly string[] _states;
    readonly DeviceMemory _memory;
    readonly Dictionary<string, OrtValue> _feeds;
    readonly Dictionary<string, OrtValue> _readings;
    readonly Dictionary<string, TensorType> _readingTypes;
    readonly HashSet<string> _fed = new(StringComparer.Ordinal);
    OnnxSession _session;
    BoundRuns _runs;

    /// <summary>Prepares a program.</summary>
    /// <param name="model">The step; the types of its inputs and outputs are known.</param>
    /// <param name="settings">Where it runs.</param>
    /// <exception cref="OnnxVizException">ONNX Runtime refuses it, or a type is not known.</exception>
    public StateProgram(OnnxModel model, RuntimeSettings settings)
    {
        var (inputs, outputs) = (Types(model.Graph.Inputs), Types(model.Graph.Outputs));
        (_model, _settings) = (model, settings);
        States = outputs.Where(pair => IsState(pair.Key)).ToDictionary(
            pair => pair.Key[Next.Length..], pair => pair.Value, StringComparer.Ordinal);
        Feeds = inputs.Where(pair => !States.ContainsKey(pair.Key)).ToDictionary(StringComparer.Ordinal);
        _written = [.. States.Keys];
        _states = [.. States.Keys.Where(inputs.ContainsKey)];
        _readingTypes = outputs.Where(pair => !IsState(pair.Key)).ToDictionary(StringComparer.Ordinal);
        (_session, _runs) = Open(MayRecord());
        _memory = DeviceMemory.Of(settings);
        (_feeds, _readings) = (Allocate(Feeds), Allocate(_readingTypes));
    }

    /// <summary>The states that it steps, with their types.</summary>
    public IReadOnlyDictionary<string, TensorType> States { get; }

    /// <summary>What it is fed, with the types.</summary>
    public IReadOnlyDictionary<string, TensorType> Feeds { get; }

    /// <summary>
    /// Why steps on a GPU are not recorded as CUDA graphs though that is wanted; null where they are, or nobody wants
    /// it.
    /// </summary>
    public string? NoRecording { get; private set; }

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

            _memory.Upload(tensor, _feeds[name]);
            _fed.Add(name);
        }
    }

    /// <summary>Runs one step.</summary>
    /// <param name="state">The state; it has all states of the program, and may have more.</param>
    /// <exception cref="OnnxVizException">An operator fails, or an input was never fed.</exception>
    public void Step(DeviceState state)
    {
        if (Feeds.Keys.FirstOrDefault(name => !_fed.Contains(name)) is { } missing)
        {
            throw new OnnxVizException($"the program's input {missing} was never fed");
        }

        var run = _runs.Of(state, bound => Bind(bound.Binding, state));
        using var watch = _session.Watch(run.Options);
        try
        {
            var start = Stopwatch.GetTimestamp();
            _session.Inner.RunWithBinding(run.Options, run.Binding);
            RunMeter.Count(Stopwatch.GetElapsedTime(start));
        }
        catch (OnnxRuntimeException error) when (_session.Settings.Records && CudaFault.IsOfRecording(error.Message))
        {
            StopRecording(error);
            Step(state);
            return;
        }
        catch (OnnxRuntimeException error)
        {
            throw watch.Explain("run the step", error);
        }

        state.Turn(_written);
    }

    /// <summary>A reading of the last step as floats.</summary>
    public float[] Read(string name) => _memory.Download(_readingTypes[name], _readings[name]).ToFloats();

    /// <summary>Frees the session and the memory of feeds and readings.</summary>
    public void Dispose()
    {
        CloseSession();
        foreach (var value in _feeds.Values.Concat(_readings.Values))
        {
            value.Dispose();
        }

        _memory.Dispose();
    }

    bool MayRecord()
    {
        if (!_settings.Records && _settings.Device is not CudaDevice { Graphs: true })
        {
            return false;
        }

        NoRecording = HostReads.Reason(_model.Graph) is { } reason ? $"{NotRecorded}: {reason}" : null;
        return NoRecording is null;
    }

    /// <summary>A session that records its runs where that is wanted and ONNX Runtime agrees.</summary>
    (OnnxSession Session, BoundRuns Runs) Open(bool records)
    {
        try
        {
            var session = OnnxSession.Open(_model, _settings with { Records = records });
            return (session, new(session, records, [.. _written.Union(_states)]));
        }
        catch (OnnxVizException error) when (records && CudaFault.IsOfRecording(error.Message))
        {
            NoRecording = Reason(error);
            return Open(records: false);
        }
    }

    /// <summary>A step that failed while it was recorded has changed nothing that it is made from.</summary>
    void StopRecording(OnnxRuntimeException error)
    {
        NoRecording = Reason(error);
        CloseSession();
        (_session, _runs) = Open(records: false);
    }

    static string Reason(Exception error) =>
        $"{NotRecorded}: {RuntimeMessage.Plain(error.Message)}";

    void CloseSession()
    {
        _runs.Dispose();
        _session.Dispose();
    }

    void Bind(OrtIoBinding binding, DeviceState state)
    {
        foreach (var (name, value) in _feeds)
        {
            binding.BindInput(name, value);
        }

        foreach (var (name, value) in _readings)
        {
            binding.BindOutput(name, value);
        }

        foreach (var name in _states)
        {
            binding.BindInput(name, state.Current(name));
        }

        foreach (var name in _written)
        {
            binding.BindOutput(Next + name, state.Spare(name));
        }
    }

    Dictionary<string, OrtValue> Allocate(IReadOnlyDictionary<string, TensorType> types) =>
        types.ToDictionary(pair => pair.Key, pair => _memory.Allocate(pair.Value), StringComparer.Ordinal);

    static bool IsState(string output) => output.StartsWith(Next, StringComparison.Ordinal);

    static Dictionary<string, TensorType> Types(IEnumerable<ValueInfo> infos) => infos.ToDictionary(
        info => info.Name,
        info => new TensorType(
            info.Element,
            info.Shape ?? throw new OnnxVizException($"the program's tensor {info.Name} has no fixed shape: {info}")),
        StringComparer.Ordinal);
}
