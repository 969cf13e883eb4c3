using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>video</c> takes.</summary>
sealed record VideoParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("objective", Description = "The objective, such as channel(relu4_1, 17).")]
    public string Objective { get; init; } = "";

    [Option("size", Description = "Height and width"), HasDefaultValue]
    public int Size { get; init; } = 256;

    [Option("frames", Description = "Frames to draw"), HasDefaultValue]
    public int Frames { get; init; } = 1000;

    [Option("steps", Description = "Steps of ascent for a frame"), HasDefaultValue]
    public int Steps { get; init; } = 4;

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option("encode", Description = "What the file that is made ends in: .mp4, .webm, .gif; none for frames alone")]
    [HasDefaultValue]
    public string Encode { get; init; } = "none";

    [Option("preprocessing", Description = "A preset"), HasDefaultValue]
    public string Preprocessing { get; init; } = "unit";
}
