namespace OnnxViz.Runtime;

/// <summary>An NVIDIA GPU, through ONNX Runtime's CUDA execution provider.</summary>
/// <param name="Index">Which GPU, from 0.</param>
public sealed record CudaDevice(int Index) : Device
{
    /// <summary>
    /// Whether matrix products may round their factors to 10 bits (TF32), as ONNX Runtime does unless told otherwise.
    /// </summary>
    public bool Tf32 { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => $"cuda:{Index}";
}
