using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>load</c> takes.</summary>
sealed record LoadParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Option("layers", Description = "Layers, separated by commas")]
    public string Layers { get; init; } = "";

    [Option("rounds", Description = "How often each side is measured"), HasDefaultValue]
    public int Rounds { get; init; } = 5;

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
