using System.Text.Json;

namespace OnnxViz.Networks;

/// <summary>A model in a table of published models.</summary>
sealed record PublishedModelJson
{
    public required string Name { get; init; }

    public required string About { get; init; }

    public required string Licence { get; init; }

    /// <summary>Where its file is in each source.</summary>
    public required string Path { get; init; }

    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The name of its set of labels.</summary>
    public string? Labels { get; init; }

    /// <summary>As in a model card.</summary>
    public JsonElement? Preprocessing { get; init; }

    /// <summary>As in a model card.</summary>
    public IReadOnlyDictionary<string, string?>? Layers { get; init; }
}
