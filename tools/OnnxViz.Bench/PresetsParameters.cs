using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>presets</c> takes.</summary>
sealed record PresetsParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Option("layer", Description = "The layer whose channels are drawn")]
    public string Layer { get; init; } = "";

    [Option("preset", Description = "A preset, such as lucid(steps=256); may be repeated")]
    public string[] Presets { get; init; } = [];

    [Option("channels", Description = "Channels, from 0"), HasDefaultValue]
    public int Channels { get; init; } = 32;

    [Option("every", Description = "Steps between two looks"), HasDefaultValue]
    public int Every { get; init; } = 8;

    [Option("size", Description = "Height and width; 0 for the model's own"), HasDefaultValue]
    public int Size { get; init; }

    [Option("preprocessing", Description = "unit, imagenet, caffe, tf, raw255 or squeezenet"), HasDefaultValue]
    public string Preprocessing { get; init; } = "unit";

    [Option("plot", Description = "A folder for steps.svg and seconds.svg"), HasDefaultValue]
    public string? Plot { get; init; }
}
