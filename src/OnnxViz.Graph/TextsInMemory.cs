namespace OnnxViz.Graph;

/// <summary>The texts of a string tensor, such as class labels: carried along, never computed with.</summary>
public sealed record TextsInMemory(IReadOnlyList<ReadOnlyMemory<byte>> Texts) : TensorData
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => throw new OnnxVizException("a tensor of texts has no numbers");
}
