using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>ascent</c> takes.</summary>
sealed record AscentParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Option("layers", Description = "Layers, by commas")]
    public string Layers { get; init; } = "";

    [Option("preset", Description = "How the pictures climb"), HasDefaultValue]
    public string Preset { get; init; } = "levelled";

    [Option("preprocessing", Description = "A preset"), HasDefaultValue]
    public string Preprocessing { get; init; } = "imagenet";

    [Option("size", Description = "Height and width"), HasDefaultValue]
    public int Size { get; init; } = 224;

    [Option("batch", Description = "Pictures at once, by commas"), HasDefaultValue]
    public string Batch { get; init; } = "1";

    [Option("warm-up", Description = "Steps before those that are timed"), HasDefaultValue]
    public int WarmUp { get; init; } = 4;

    [Option("runs", Description = "Timed steps"), HasDefaultValue]
    public int Runs { get; init; } = 20;

    [Option("device", Description = "cpu, cuda or cuda:n, with +tf32, +nhwc, +nographs"), HasDefaultValue]
    public string Device { get; init; } = "cpu";

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The names of the layers.</summary>
    public string[] LayerNames => Layers.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The batches.</summary>
    public int[] Batches => BatchList.Read(Batch);
}
