using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Brings a published model into a folder, with its labels and its model card.</summary>
public sealed class ModelPull(Downloader downloader)
{
    /// <summary>Where a model's file is in a folder.</summary>
    public static string PathOf(PublishedModel model, string folder) => Path.Combine(folder, model.File.Name);

    /// <summary>
    /// Downloads what is not there yet. A card that is there stays as it is, unless the model is new.
    /// </summary>
    /// <returns>Whether the model itself was downloaded; false where it was there already.</returns>
    /// <exception cref="OnnxVizException">Something could not be downloaded or written.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; what has arrived is kept.</exception>
    public async Task<bool> Run(PublishedModel model, string folder, CancellationToken stop = default)
    {
        var isNew = await downloader.Fetch(model.File, folder, stop);
        var card = Path.ChangeExtension(PathOf(model, folder), ".card.json");
        if (isNew || !File.Exists(card))
        {
            WriteClasses(model, folder);
            AtomicFile.WriteAllText(card, Card(model));
        }

        if (model.Labels is { } labels)
        {
            await downloader.Fetch(labels, folder, stop);
        }

        return isNew;
    }

    static string? LabelsName(PublishedModel model) =>
        model.Labels?.Name ?? (model.Classes.Count > 0 ? Path.ChangeExtension(model.File.Name, ".labels.txt") : null);

    static void WriteClasses(PublishedModel model, string folder)
    {
        if (model.Classes.Count > 0)
        {
            AtomicFile.WriteAllText(
                Path.Combine(folder, LabelsName(model)!), string.Concat(model.Classes.Select(name => $"{name}\n")));
        }
    }

    static string Card(PublishedModel model) => NetworksJson.Text(model.Card with
    {
        About = JsonSerializer.SerializeToElement(
            $"{model.Name}: {model.About}; ONNX model zoo, {model.Licence}", NetworksJson.Default.String),
        Labels = LabelsName(model),
    });
}
