namespace OnnxViz.Networks;

/// <summary>A table of published models as its file has it.</summary>
sealed record PublishedTableJson
{
    /// <summary>
    /// Addresses in order of trying, with <c>{path}</c>, <c>{file}</c> and <c>{stem}</c> for each model's.
    /// </summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Names of classes, by the name of their set.</summary>
    public IReadOnlyDictionary<string, PublishedLabelsJson>? Labels { get; init; }

    public required IReadOnlyList<PublishedModelJson> Models { get; init; }
}
