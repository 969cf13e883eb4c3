using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>features</c> takes.</summary>
sealed record FeaturesParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("picture", Description = "Pictures, as `onnxviz features` takes them.")]
    public string[] Pictures { get; init; } = [];

    [Option("layer", Description = "Layers, with commas between; all when left out"), HasDefaultValue]
    public string Layers { get; init; } = "";

    [Option("batch", Description = "Pictures at once"), HasDefaultValue]
    public int? Batch { get; init; }

    [Option("lanes", Description = "Batches run at the same time"), HasDefaultValue]
    public int? Lanes { get; init; }

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option("rounds", Description = "How often the two are timed, in turns, after a warm-up; medians count"),
     HasDefaultValue]
    public int Rounds { get; init; } = 3;

    [Option(
        "audit",
        Description = "Time an audit of the layers, not their maps alone; of ReLU and its kin when none are named")]
    public bool Audit { get; init; }
}
