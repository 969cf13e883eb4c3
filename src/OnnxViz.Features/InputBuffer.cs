using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>Memory for the network's input, a slot for each picture of a batch.</summary>
sealed class InputBuffer(string name, TensorType type) : IDisposable
{
    readonly int _slotBytes = (int)(type.Element.ByteCount(type.Shape.Size) / type.Shape[0]);

    /// <summary>What the session reads.</summary>
    public RunBuffers Memory { get; } = new(new Dictionary<string, TensorType> { [name] = type });

    /// <summary>The memory of a picture.</summary>
    public Span<byte> Of(int slot) => Memory.Of<byte>(name).Slice(slot * _slotBytes, _slotBytes);

    /// <summary>Sets the slots from one on to zero.</summary>
    public void ClearFrom(int slot) => Memory.Of<byte>(name)[(slot * _slotBytes)..].Clear();

    public void Dispose() => Memory.Dispose();
}
