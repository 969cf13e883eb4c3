using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>steps</c> takes.</summary>
sealed record StepsParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("objective", Description = "The objective, such as channel(block5_conv1, 0).")]
    public string Objective { get; init; } = "";

    [Option("stage", Description = "A stage, such as \"stage(1, pixels, [jitter(8)], adam)\"; may be repeated")]
    public string[] Stages { get; init; } = [];

    [Option("size", Description = "Height and width"), HasDefaultValue]
    public int Size { get; init; } = 128;

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option("rounds", Description = "Rounds in which all take turns"), HasDefaultValue]
    public int Rounds { get; init; } = 5;

    [Option("runs", Description = "Steps of each in a round"), HasDefaultValue]
    public int Runs { get; init; } = 5;

    [Option("preprocessing", Description = "A preset"), HasDefaultValue]
    public string Preprocessing { get; init; } = "unit";

    [Option("trace", Description = "Write ONNX Runtime's profiles to files with this prefix"), HasDefaultValue]
    public string? Trace { get; init; }
}
