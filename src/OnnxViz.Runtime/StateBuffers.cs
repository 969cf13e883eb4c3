using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Memory for one version of a loop's state, on the host or on the device.</summary>
sealed class StateBuffers : IDisposable
{
    readonly Dictionary<string, OrtValue> _values;
    readonly OrtAllocator? _allocator;

    StateBuffers(Dictionary<string, OrtValue> values, OrtAllocator? allocator) => (_values, _allocator) = (values, allocator);

    public OrtValue this[string name] => _values[name];

    public static StateBuffers OnHost(IReadOnlyDictionary<string, TensorType> types) =>
        new(types.ToDictionary(pair => pair.Key, pair => OrtTensors.Allocate(pair.Value)), null);

    /// <summary>Where the session runs: on the host for the CPU.</summary>
    public static StateBuffers OnDevice(OnnxSession session, IReadOnlyDictionary<string, TensorType> types)
    {
        if (session.Settings.Device is not CudaDevice cuda)
        {
            return OnHost(types);
        }

        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, cuda.Index, OrtMemType.Default);
        var allocator = new OrtAllocator(session.Inner, memory);
        return new(types.ToDictionary(pair => pair.Key, pair => Allocate(allocator, pair.Value)), allocator);
    }

    public void Load(IReadOnlyDictionary<string, Graph.Tensor> state)
    {
        foreach (var (name, tensor) in state)
        {
            tensor.Bytes.Span.CopyTo(_values[name].GetTensorMutableRawData());
        }
    }

    public IReadOnlyDictionary<string, Graph.Tensor> Read() =>
        _values.ToDictionary(pair => pair.Key, pair => OrtTensors.ToTensor(pair.Value), StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var value in _values.Values)
        {
            value.Dispose();
        }

        _allocator?.Dispose();
    }

    static OrtValue Allocate(OrtAllocator allocator, TensorType type) =>
        OrtValue.CreateAllocatedTensorValue(allocator, (TensorElementType)(int)type.Element, type.Shape.ToArray());
}
