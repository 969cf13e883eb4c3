namespace OnnxViz.Features;

/// <summary>What a dump holds.</summary>
/// <param name="Format">The format of its files.</param>
public sealed record DumpSettings(DumpFormat Format)
{
    /// <summary>Whether numbers are rounded to 16-bit floats.</summary>
    public bool IsHalf { get; init; }

    /// <summary>What is kept of a map.</summary>
    public Reduction Reduce { get; init; }

    /// <summary>The channels, in this order; null for all.</summary>
    public IReadOnlyList<int>? Channels { get; init; }
}
