namespace OnnxViz.Runtime;

/// <summary>Where a session runs.</summary>
public abstract record Device
{
    /// <summary>The word for whichever device works.</summary>
    public const string Auto = "auto";

    /// <summary>The processor.</summary>
    public static Device Cpu { get; } = new CpuDevice();

    /// <summary>
    /// Reads <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>, the latter two also with <c>+tf32</c>, <c>+nhwc</c> or
    /// <c>+nographs</c>.
    /// </summary>
    /// <exception cref="Graph.OnnxVizException">The text names no device.</exception>
    public static Device Parse(string text) => text == "cpu" ? Cpu : CudaDevice.Read(text)
        ?? throw new Graph.OnnxVizException(
            $"there is no device {text}: give {Auto}, cpu, cuda or cuda:n, "
            + "these two also with +tf32, +nhwc or +nographs");

    /// <summary>Reads a device, or for <c>auto</c> takes the first GPU where CUDA works and the processor elsewhere.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="tell">Told which device was taken for <c>auto</c>, and why.</param>
    /// <exception cref="Graph.OnnxVizException">The text names no device.</exception>
    public static Device Choose(string text, Action<string> tell)
    {
        if (text != Auto)
        {
            return Parse(text);
        }

        var fault = CudaTrial.Fault(0);
        tell(fault is null ? $"device: cuda:0, {CudaDriver.NameOf(0)}" : $"device: cpu, since {fault}");
        return fault is null ? new CudaDevice(0) : Cpu;
    }
}
