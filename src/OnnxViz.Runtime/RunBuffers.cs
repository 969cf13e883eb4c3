using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Memory for inputs or outputs of a session, filled and read in place and used again from run to run.
/// </summary>
public sealed class RunBuffers : IDisposable
{
    readonly Dictionary<string, OrtValue> _values;
    readonly Dictionary<string, (nint Start, int Length)> _memory;

    /// <summary>Takes the memory, aligned as ONNX Runtime's own.</summary>
    /// <param name="types">A tensor for each name.</param>
    /// <exception cref="OnnxVizException">There is not that much memory.</exception>
    public RunBuffers(IReadOnlyDictionary<string, TensorType> types)
    {
        Types = types;
        _values = types.ToDictionary(pair => pair.Key, pair => OrtTensors.Allocate(pair.Value), StringComparer.Ordinal);
        _memory = _values.ToDictionary(pair => pair.Key, pair => Memory(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>The tensors, by name.</summary>
    public IReadOnlyDictionary<string, TensorType> Types { get; }

    internal IReadOnlyCollection<string> Names => _values.Keys;

    internal IReadOnlyCollection<OrtValue> Values => _values.Values;

    /// <summary>The memory of a tensor.</summary>
    /// <typeparam name="T">A type of the elements' width.</typeparam>
    public unsafe Span<T> Of<T>(string name) where T : unmanaged
    {
        var (start, length) = _memory[name];
        return new((void*)start, length / sizeof(T));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (var value in _values.Values)
        {
            value.Dispose();
        }
    }

    /// <remarks>It stays where it is; asking ONNX Runtime again costs more than many a use of it.</remarks>
    static unsafe (nint Start, int Length) Memory(OrtValue value)
    {
        var bytes = value.GetTensorMutableRawData();
        return ((nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes)), bytes.Length);
    }
}
