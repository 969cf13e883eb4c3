namespace OnnxViz.Networks;

/// <summary>Names of classes in a table of published models: a file, or lines.</summary>
sealed record PublishedLabelsJson
{
    public string? File { get; init; }

    public IReadOnlyList<string>? Addresses { get; init; }

    public long Size { get; init; }

    public string? Sha256 { get; init; }

    public IReadOnlyList<string>? Lines { get; init; }
}
