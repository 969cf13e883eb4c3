namespace OnnxViz.Graph;

/// <summary>Where the bytes of a tensor are: in memory, in a file, or still to be computed.</summary>
public abstract record TensorData
{
    /// <summary>The bytes, little-endian, row-major; read or computed when asked for.</summary>
    public abstract ReadOnlyMemory<byte> Bytes { get; }
}
