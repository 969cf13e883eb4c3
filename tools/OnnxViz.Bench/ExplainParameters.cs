using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>explain</c> takes.</summary>
sealed record ExplainParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("picture", Description = "A picture.")]
    public string Picture { get; init; } = "";

    [Option("methods", Description = "The methods, with semicolons between"), HasDefaultValue]
    public string Methods { get; init; } = "gradcam;ig(16, most=16);smoothgrad(16)";

    [Option("size", Description = "Height and width"), HasDefaultValue]
    public int Size { get; init; } = 224;

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option(
        "web",
        Description = "The folder that tools/attribution/web/install.sh has filled; the web runtime is left out "
            + "without it"),
     HasDefaultValue]
    public string? Web { get; init; }
}
