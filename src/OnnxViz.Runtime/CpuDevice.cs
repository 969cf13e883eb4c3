namespace OnnxViz.Runtime;

/// <summary>The processor, through ONNX Runtime's default execution provider.</summary>
public sealed record CpuDevice : Device
{
    /// <inheritdoc/>
    public override string ToString() => "cpu";
}
