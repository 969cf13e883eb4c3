namespace OnnxViz.Networks;

/// <summary>What a table of published models means.</summary>
sealed class PublishedModelsReader(PublishedTableJson table)
{
    const int HashDigits = 64;

    /// <summary>The models, in the table's order.</summary>
    /// <exception cref="FormatException">A name or a checksum is not what it should be.</exception>
    public IReadOnlyList<PublishedModel> Models()
    {
        PublishedModel[] models = [.. table.Models.Select(Model)];
        var twice = models.GroupBy(model => model.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? models : throw new FormatException($"the model {twice.Key} is there twice");
    }

    PublishedModel Model(PublishedModelJson model)
    {
        var labels = model.Labels is { } set ? Labels(set) : null;
        return new(
            model.Name,
            model.About,
            model.Licence,
            File(
                Path.GetFileName(model.Path),
                table.Sources.Select(source => Filled(source, model.Path)),
                model.Size,
                model.Sha256),
            labels?.File is { } file ? File(file, labels.Addresses ?? [], labels.Size, labels.Sha256 ?? "") : null,
            labels?.Lines ?? [],
            new() { Preprocessing = model.Preprocessing, Layers = model.Layers });
    }

    PublishedLabelsJson Labels(string set) => table.Labels?.GetValueOrDefault(set)
        ?? throw new FormatException(
            $"there are no labels {set}: there are {string.Join(", ", table.Labels?.Keys ?? [])}");

    static PublishedFile File(string name, IEnumerable<string> addresses, long size, string hash) =>
        size > 0
            && hash.Length == HashDigits
            && hash.All(char.IsAsciiHexDigitLower)
            && name == Path.GetFileName(name)
            && name.Length > 0
            ? new(name, [.. addresses.Select(address => new Uri(address))], size, hash)
            : throw new FormatException($"the file {name} has no plain name, no size or no SHA-256");

    static string Filled(string source, string path) => source
        .Replace("{path}", path, StringComparison.Ordinal)
        .Replace("{file}", Path.GetFileName(path), StringComparison.Ordinal)
        .Replace("{stem}", Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal);
}
