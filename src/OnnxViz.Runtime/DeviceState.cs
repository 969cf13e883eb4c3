using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Named tensors that stay on the device while programs step from one state of them to the next.</summary>
public sealed class DeviceState : IDisposable
{
    readonly DeviceMemory _memory;
    readonly Dictionary<string, OrtValue> _current;
    readonly Dictionary<string, OrtValue> _spare;
    readonly HashSet<string> _turned = new(StringComparer.Ordinal);

    /// <summary>Takes the memory; the tensors are zero.</summary>
    /// <param name="types">A type for each name.</param>
    /// <param name="settings">Where programs run.</param>
    /// <exception cref="OnnxVizException">The device is not there, or has not that much memory.</exception>
    public DeviceState(IReadOnlyDictionary<string, TensorType> types, RuntimeSettings settings)
    {
        (Types, _memory) = (types, DeviceMemory.Of(settings));
        (_current, _spare) = (Allocate(), Allocate());
    }

    /// <summary>The tensors' types by name.</summary>
    public IReadOnlyDictionary<string, TensorType> Types { get; }

    /// <summary>Sets some tensors; the others stay as they are.</summary>
    /// <exception cref="OnnxVizException">There is no such tensor, or it is of another type.</exception>
    public void Load(IReadOnlyDictionary<string, Graph.Tensor> tensors)
    {
        foreach (var (name, tensor) in tensors)
        {
            if (TypeOf(name) != tensor.Type)
            {
                throw new OnnxVizException($"the state {name} is {Types[name]}, but {tensor.Type} was given");
            }

            _memory.Upload(tensor, _current[name]);
        }
    }

    /// <summary>Sets all tensors to zero.</summary>
    public void Clear()
    {
        foreach (var value in _current.Values)
        {
            _memory.Clear(value);
        }
    }

    /// <summary>A copy of a tensor.</summary>
    /// <exception cref="OnnxVizException">There is no such tensor.</exception>
    public Graph.Tensor Read(string name) => _memory.Download(TypeOf(name), _current[name]);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        foreach (var value in _current.Values.Concat(_spare.Values))
        {
            value.Dispose();
        }

        _memory.Dispose();
    }

    internal OrtValue Current(string name) => _current[name];

    internal OrtValue Spare(string name) => _spare[name];

    /// <summary>What a program has written becomes current.</summary>
    internal void Turn(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            (_current[name], _spare[name]) = (_spare[name], _current[name]);
            if (!_turned.Remove(name))
            {
                _turned.Add(name);
            }
        }
    }

    /// <summary>Which of the two places of each tensor is current, a character for each name.</summary>
    internal string Side(IEnumerable<string> names) =>
        string.Concat(names.Select(name => _turned.Contains(name) ? '1' : '0'));

    TensorType TypeOf(string name) => Types.TryGetValue(name, out var type)
        ? type
        : throw new OnnxVizException($"there is no state {name}: there are {string.Join(", ", Types.Keys)}");

    Dictionary<string, OrtValue> Allocate() =>
        Types.ToDictionary(pair => pair.Key, pair => _memory.Allocate(pair.Value), StringComparer.Ordinal);
}
