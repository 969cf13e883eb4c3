using Cocona;
using OnnxViz.Attribution;

namespace OnnxViz.Bench;

/// <summary>What <c>attribution</c> takes.</summary>
sealed record AttributionParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("objective", Description = "The objective, such as class(281).")]
    public string Objective { get; init; } = "";

    [Option("size", Description = "Height and width"), HasDefaultValue]
    public int Size { get; init; } = 224;

    [Option("points", Description = "Points of integrated gradients"), HasDefaultValue]
    public int Points { get; init; } = 50;

    [Option("batch", Description = "Pictures at once"), HasDefaultValue]
    public int Batch { get; init; } = AttributionSettings.UsualBatch;

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option("rounds", Description = "Rounds, each of all sides in turn, after one that does not count"),
     HasDefaultValue]
    public int Rounds { get; init; } = 5;

    [Option("trace", Description = "Write ONNX Runtime's profile of all sessions to files with this prefix"),
     HasDefaultValue]
    public string? Trace { get; init; }
}
