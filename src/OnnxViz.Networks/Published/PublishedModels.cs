using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>The published networks that can be downloaded by name.</summary>
public sealed class PublishedModels
{
    const string Resource = "OnnxViz.Networks.Published.models.json";

    static readonly Lazy<PublishedModels> Own = new(ReadOwn);

    PublishedModels(IReadOnlyList<PublishedModel> models) => All = models;

    /// <summary>The table that comes with OnnxViz: networks of the ONNX model zoo.</summary>
    public static PublishedModels Standard => Own.Value;

    /// <summary>All of them, in the table's order.</summary>
    public IReadOnlyList<PublishedModel> All { get; }

    /// <summary>Reads another table of the same form.</summary>
    /// <exception cref="OnnxVizException">The file cannot be read or does not make sense.</exception>
    public static PublishedModels Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException($"the table of models {path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The network of a name.</summary>
    /// <exception cref="OnnxVizException">There is none; the message names the nearest.</exception>
    public PublishedModel Find(string name) => Known(name) ?? throw new OnnxVizException(
        $"there is no published model {name}{Nearest(name)} (`onnxviz pull` lists all {All.Count})");

    /// <summary>The network of a name, null where there is none.</summary>
    public PublishedModel? Known(string name) => All.FirstOrDefault(model => model.Name == name);

    static PublishedModels ReadOwn()
    {
        using var stream = typeof(PublishedModels).Assembly.GetManifestResourceStream(Resource)!;
        return Read(stream, "models.json");
    }

    static PublishedModels Read(Stream stream, string path)
    {
        try
        {
            var table = JsonSerializer.Deserialize(stream, NetworksJson.Default.PublishedTableJson);
            return new(new PublishedModelsReader(table ?? throw new JsonException("it is null")).Models());
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new OnnxVizException(
                $"the table of models {path} does not make sense: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    string Nearest(string name) => All.Count == 0
        ? ""
        : $"; the nearest is {All.MinBy(model => EditDistance.Between(name, model.Name))!.Name}";
}
