using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>dump</c> takes.</summary>
sealed record DumpParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("picture", Description = "Pictures, as `onnxviz features` takes them.")]
    public string[] Pictures { get; init; } = [];

    [Option("layer", Description = "Layers, with commas between")]
    public string Layers { get; init; } = "";

    [Option("format", Description = "The format"), HasDefaultValue]
    public string Format { get; init; } = "npy";

    [Option("program", Description = "The onnxviz to run")]
    public string Program { get; init; } = "";

    [Option("kills", Description = "How often it is killed"), HasDefaultValue]
    public int Kills { get; init; } = 5;

    [Option("seed", Description = "The seed of the moments"), HasDefaultValue]
    public int Seed { get; init; }
}
