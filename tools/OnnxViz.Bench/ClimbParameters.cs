using Cocona;
using OnnxViz.Ascent;

namespace OnnxViz.Bench;

/// <summary>What <c>climb</c> takes.</summary>
sealed record ClimbParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Option("layer", Description = "The layer")]
    public string Layer { get; init; } = "";

    [Option("channels", Description = "Channels, from 0; 0 for all"), HasDefaultValue]
    public int Channels { get; init; }

    [Option("steps", Description = "Updates"), HasDefaultValue]
    public int Steps { get; init; } = 1;

    [Option("size", Description = "Height and width; 0 for the model's own"), HasDefaultValue]
    public int Size { get; init; }

    [Option("batch", Description = "Pictures at once"), HasDefaultValue]
    public int? Batch { get; init; }

    [Option(
        "narrowing",
        Description = "Which channels of the layer are computed: none (left out), fed or known"), HasDefaultValue]
    public Narrowing? Narrowing { get; init; }

    [Option("preprocessing", Description = "A preset"), HasDefaultValue]
    public string Preprocessing { get; init; } = "unit";
}
