namespace OnnxViz.Graph;

/// <summary>Bytes that are at hand.</summary>
public sealed record BytesInMemory(ReadOnlyMemory<byte> Content) : TensorData
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => Content;
}
