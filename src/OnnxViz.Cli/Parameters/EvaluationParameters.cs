using Cocona;
using OnnxViz.Attribution;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Parameters;

/// <summary>Whether and how methods are judged.</summary>
[Heading("Evaluation")]
sealed record EvaluationParameters : ICommandParameterSet
{
    [Option(Description = "Judge the methods on the pictures, maps of random numbers beside them, and print the table")]
    public bool Evaluate { get; init; }

    [Option(
        ValueName = "list",
        Description = "The measures with commas between (`onnxviz list` has all of them) [default: "
            + "deletion,insertion,mufidelity,road,sanity]"), HasDefaultValue]
    public MeasureList? Measures { get; init; }

    /// <summary>The measures that are asked for; none where methods are not judged.</summary>
    /// <exception cref="Graph.OnnxVizException">Measures are named, but methods are not to be judged.</exception>
    public IReadOnlyList<Measure> Chosen => Evaluate ? Measures?.Measures ?? Evaluation.Usual
        : Measures is null ? []
        : throw new Graph.OnnxVizException("--measures is for --evaluate: give both");
}
