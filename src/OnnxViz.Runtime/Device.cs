namespace OnnxViz.Runtime;

/// <summary>Where a session runs.</summary>
public abstract record Device
{
    /// <summary>The processor.</summary>
    public static Device Cpu { get; } = new CpuDevice();

    /// <summary>Reads <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>.</summary>
    /// <exception cref="Graph.OnnxVizException">The text names no device.</exception>
    public static Device Parse(string text) => text.Split(':') switch
    {
        ["cpu"] => Cpu,
        ["cuda"] => new CudaDevice(0),
        ["cuda", var number] when int.TryParse(number, out var index) && index >= 0 => new CudaDevice(index),
        _ => throw new Graph.OnnxVizException($"there is no device {text}: give cpu, cuda or cuda:n"),
    };
}
