using Cocona;
using OnnxViz.CommandLine.Values;
using OnnxViz.Train.Training;

namespace OnnxViz.Train.Commands;

/// <summary>How a net is trained, and where it goes.</summary>
sealed record TrainParameters : ICommandParameterSet
{
    static readonly TrainSettings Defaults = new();

    [Option(Description = "The model file"), HasDefaultValue, Ending(".onnx")]
    public string Out { get; init; } = "onnx/default.onnx";

    [Option(Description = "The seed of pictures and weights"), HasDefaultValue]
    public int Seed { get; init; } = Defaults.Seed;

    [Option(Description = "How many steps"), HasDefaultValue, AtLeast(1)]
    public int Steps { get; init; } = Defaults.Steps;

    [Option(Description = "Pictures per step"), HasDefaultValue, AtLeast(1)]
    public int Batch { get; init; } = Defaults.Batch;

    [Option(Description = "The highest learning rate"), HasDefaultValue]
    public float Rate { get; init; } = Defaults.Rate;

    [Option(Description = "Weight decay as a share of the rate"), HasDefaultValue]
    public float Decay { get; init; } = Defaults.Decay;

    [Option(Description = "Processor threads"), HasDefaultValue, AtLeast(1)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The settings.</summary>
    public TrainSettings Settings => new(Seed, Steps, Batch, Rate, Decay, Threads: Threads);
}
