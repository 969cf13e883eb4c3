using Cocona;

namespace OnnxViz.Fuzz.Commands;

/// <summary>How many inputs are taken, and what each may cost.</summary>
sealed record RunParameters : ICommandParameterSet
{
    [Option(Description = "How many inputs"), HasDefaultValue]
    public int Count { get; init; } = 10_000;

    [Option(Description = "The number of the first"), HasDefaultValue]
    public int First { get; init; }

    [Option(Description = "What an input may take"), HasDefaultValue]
    public double Seconds { get; init; } = 30;

    [Option(Description = "The megabytes that a process may have"), HasDefaultValue]
    public int Memory { get; init; } = 1500;

    [Option(Description = "How many processes work at a time"), HasDefaultValue]
    public int Workers { get; init; } = Environment.ProcessorCount;

    [Option(ValueName = "folder", Description = "Where findings are kept"), HasDefaultValue]
    public string Keep { get; init; } = Path.Combine("artifacts", "fuzz");

    [Option(ValueName = "file", Description = "A file that gets a line of JSON for every input"), HasDefaultValue]
    public string? Log { get; init; }
}
