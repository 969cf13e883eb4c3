using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>gradient</c> takes.</summary>
sealed record GradientParameters : ICommandParameterSet
{
    [Argument("model", Description = "The ONNX file.")]
    public string Model { get; init; } = "";

    [Argument("objective", Description = "The objective, such as channel(block5_conv1, 0).")]
    public string Objective { get; init; } = "";

    [Option("size", Description = "Height and width"), HasDefaultValue]
    public int Size { get; init; } = 224;

    [Option("batch", Description = "Pictures at once; several numbers by commas"), HasDefaultValue]
    public string Batch { get; init; } = "1";

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;

    [Option("runs", Description = "Timed runs, after three warm-ups"), HasDefaultValue]
    public int Runs { get; init; } = 10;

    [Option("device", Description = "cpu, cuda or cuda:n, with +tf32, +nhwc, +nographs"), HasDefaultValue]
    public string Device { get; init; } = "cpu";

    [Option("forms", Description = "Gradient forms: any, cpu or cuda; the device's own when left out"), HasDefaultValue]
    public string? Profile { get; init; }

    [Option("spin", Description = "Let idle threads wait actively")]
    public bool Spin { get; init; }

    [Option("forward", Description = "Time the forward pass alone")]
    public bool Forward { get; init; }

    [Option("save-model", Description = "Write the timed model to a file"), HasDefaultValue]
    public string? Save { get; init; }

    [Option("trace", Description = "Write ONNX Runtime's profile of one run to files with this prefix"),
     HasDefaultValue]
    public string? Trace { get; init; }

    /// <summary>The batches.</summary>
    public int[] Batches => BatchList.Read(Batch);
}
