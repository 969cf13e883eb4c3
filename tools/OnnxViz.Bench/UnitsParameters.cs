using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>units</c> takes.</summary>
sealed record UnitsParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Option("photos", Description = "A folder of photographs")]
    public string Photos { get; init; } = "";

    [Option("layers", Description = "Layers, separated by commas")]
    public string Layers { get; init; } = "";

    [Option("channels", Description = "Channels of each layer, from 0"), HasDefaultValue]
    public int Channels { get; init; } = 16;

    [Option("steps", Description = "Updates"), HasDefaultValue]
    public int Steps { get; init; } = 128;

    [Option("preprocessing", Description = "unit, imagenet, caffe, tf, raw255 or squeezenet"), HasDefaultValue]
    public string Preset { get; init; } = "unit";

    [Option("out", Description = "A folder for contact sheets"), HasDefaultValue]
    public string? Out { get; init; }
}
