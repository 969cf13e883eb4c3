using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Fuzz.Running;

namespace OnnxViz.Fuzz.Commands;

/// <summary>Which inputs there are.</summary>
[Heading("Inputs")]
sealed record CommonParameters : ICommandParameterSet
{
    [Option(Description = "Another seed gives other inputs"), HasDefaultValue]
    public int Seed { get; init; }

    [Option(Description = "Harm pictures, not models")]
    public bool Pictures { get; init; }

    [Option(
        ValueName = "folder",
        Description = "A folder of further files to harm: models up to 2 MB, pictures up to 200 kB"), HasDefaultValue]
    [Synonym("models")]
    public string? Seeds { get; init; }

    /// <summary>The settings.</summary>
    public RunSettings Settings => new(Seed, Seeds, Pictures);
}
