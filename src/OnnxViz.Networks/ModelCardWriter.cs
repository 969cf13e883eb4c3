using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Writes model cards.</summary>
public static class ModelCardWriter
{
    /// <summary>
    /// Writes the card that says what is known of a network, whole or not at all, and never over another.
    /// </summary>
    /// <param name="network">The network, with what it was told.</param>
    /// <param name="preprocessing">How pictures go in.</param>
    /// <param name="labels">The file that names its classes; null for none.</param>
    /// <returns>Where the card is.</returns>
    /// <exception cref="OnnxVizException">There is a card already, or it cannot be written.</exception>
    public static string WriteNew(Network network, Preprocessing preprocessing, string? labels)
    {
        var path = ModelCard.PathBeside(network.Path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        AtomicFile.WriteNew(path, NetworksJson.Text(Card(network, preprocessing, labels, folder)));
        return path;
    }

    static ModelCardJson Card(Network network, Preprocessing preprocessing, string? labels, string folder)
    {
        var (input, card) = (network.FindInput(), network.Card);
        return new()
        {
            Descriptor = card.IsDescriptor ? true : null,
            Preprocessing = Json(preprocessing),
            Input = input.Name,
            Layout = input.Layout == InputLayout.ChannelsFirst ? "nchw" : "nhwc",
            Labels = labels is null ? null : Relative(folder, labels),
            Layers = card.Layers.Count == 0
                ? null
                : card.Layers.ToDictionary(pair => pair.Key, string? (pair) => pair.Value),
            Feed = card.Feeds.Count == 0
                ? null
                : card.Feeds.ToDictionary(pair => pair.Key, pair => Json(pair.Value, folder)),
        };
    }

    static JsonElement Json(Preprocessing preprocessing) => Preprocessing.Presets.ContainsKey($"{preprocessing}")
        ? Json($"{preprocessing}")
        : JsonSerializer.SerializeToElement(Numbers(preprocessing), NetworksJson.Default.PreprocessingJson);

    static PreprocessingJson Numbers(Preprocessing preprocessing) => new()
    {
        Range = [preprocessing.Low, preprocessing.High],
        Mean = [.. preprocessing.Mean],
        Sd = [.. preprocessing.Sd],
        Order = preprocessing.Order.ToString().ToLowerInvariant(),
    };

    static JsonElement Json(Feed feed, string folder) => feed.File is null
        ? JsonSerializer.SerializeToElement(feed.Number, NetworksJson.Default.Double)
        : Json(Relative(folder, feed.File));

    static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text, NetworksJson.Default.String);

    /// <remarks>Cards are read on any system, and forward slashes are.</remarks>
    static string Relative(string folder, string path) =>
        Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
}
