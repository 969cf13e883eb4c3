namespace OnnxViz.Graph;

/// <summary>Bytes that are computed when first asked for: weights in another layout that may never be needed.</summary>
public sealed record BytesOnDemand(Lazy<ReadOnlyMemory<byte>> Computation) : TensorData
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => Computation.Value;
}
