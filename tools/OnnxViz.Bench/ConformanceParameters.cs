using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>conformance</c> takes.</summary>
sealed record ConformanceParameters : ICommandParameterSet
{
    [Argument("cases", Description = "The list that tools/conformance/reference.py wrote.")]
    public string Cases { get; init; } = "";

    [Option("threads", Description = "CPU threads"), HasDefaultValue]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
