using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>devices</c> takes.</summary>
sealed record DevicesParameters : ICommandParameterSet
{
    [Argument("folder", Description = "A folder of ONNX files.")]
    public string Folder { get; init; } = "";

    [Option("device", Description = "What is compared with the processor, such as cuda or cuda+tf32"), HasDefaultValue]
    public string Device { get; init; } = "cuda";

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option("first", Description = "Take only so many models"), HasDefaultValue]
    public int First { get; init; } = int.MaxValue;
}
