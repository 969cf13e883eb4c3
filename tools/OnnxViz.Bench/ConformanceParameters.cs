using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>conformance</c> and <c>maps</c> take.</summary>
sealed record ConformanceParameters : ICommandParameterSet
{
    [Argument("cases", Description = "The list that reference.py of tools/conformance or tools/attribution wrote.")]
    public string Cases { get; init; } = "";

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
