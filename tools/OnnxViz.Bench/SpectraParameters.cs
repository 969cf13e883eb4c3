using Cocona;

namespace OnnxViz.Bench;

/// <summary>What <c>spectra</c> takes.</summary>
sealed record SpectraParameters : ICommandParameterSet
{
    [Argument("picture", Description = "Pictures.")]
    public string[] Pictures { get; init; } = [];

    [Option("size", Description = "What their middle squares are brought to; 0 for their own height"), HasDefaultValue]
    public int Size { get; init; }
}
