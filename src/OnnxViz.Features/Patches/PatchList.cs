using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// The strongest places of some layers, as a file keeps them: enough to cut the same patches again without looking for
/// them.
/// </summary>
/// <param name="Model">The model's file name.</param>
/// <param name="Hash">The SHA-256 of the model's file.</param>
/// <param name="Preprocessing">How pictures went in.</param>
/// <param name="Height">The pictures' height in the network.</param>
/// <param name="Width">The pictures' width in the network.</param>
/// <param name="Fit">How pictures were brought to that size.</param>
/// <param name="Top">How many places of each channel were kept.</param>
/// <param name="Layers">The places by layer, channel by channel, strongest first.</param>
public sealed record PatchList(
    string Model, string Hash, string Preprocessing, int Height, int Width, string Fit, int Top,
    IReadOnlyDictionary<string, IReadOnlyList<Patch>> Layers)
{
    static readonly JsonSerializerOptions Keys = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The list of what was found.</summary>
    public static PatchList Of(
        FeatureExtractor extractor, int top, IReadOnlyDictionary<string, IReadOnlyList<Patch>> layers) => new(
        Path.GetFileName(extractor.Network.Path), extractor.Network.ComputeHash(),
        $"{extractor.Settings.Preprocessing}", extractor.Height, extractor.Width,
        ResizeWord.Of(extractor.Settings.Fit), top, layers);

    /// <summary>Reads a list.</summary>
    /// <exception cref="OnnxVizException">The file is not there, or no such list.</exception>
    public static PatchList Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PatchList>(File.ReadAllBytes(path), Keys) is { Layers: not null } list
                ? list
                : throw new JsonException("it names no layers");
        }
        catch (JsonException failure)
        {
            throw new OnnxVizException(
                $"{path} is no list of patches: give a patches.json that `onnxviz patches` wrote", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OnnxVizException($"there is no list of patches {path}: check the name", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OnnxVizException(
                $"the list of patches {path} cannot be read: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }

    /// <summary>Writes the list; the whole file or none.</summary>
    public void Write(string path) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(this, Keys) + "\n");

    /// <summary>The places of a layer, each picture at its place in another list of pictures.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="pictures">The pictures at hand.</param>
    /// <exception cref="OnnxVizException">The list has not got the layer, a picture is missing, or a place lies outside
    /// the layer.</exception>
    public IReadOnlyList<Patch> In(FeatureLayer layer, PictureList pictures)
    {
        var positions = pictures.ToDictionary(entry => entry.Name, entry => entry.Position, StringComparer.Ordinal);
        var found = Layers.GetValueOrDefault(layer.Name)
            ?? throw new OnnxVizException(
                $"the list of patches has no layer {layer.Name}; it has {string.Join(", ", Layers.Keys)}");
        return [.. found.Select(patch => positions.TryGetValue(patch.Name, out var position)
            ? Inside(layer, patch with { Picture = position })
            : throw new OnnxVizException(
                $"picture {patch.Name} of the list of patches is not among the pictures given"))];
    }

    static Patch Inside(FeatureLayer layer, Patch patch)
    {
        var (rows, columns) = layer.Shape.Rank == 3 ? (layer.Shape[1], layer.Shape[2]) : (1, layer.Positions);
        return patch.Channel >= 0
            && patch.Channel < layer.Channels
            && patch.Row >= 0
            && patch.Row < rows
            && patch.Column >= 0
            && patch.Column < columns
            ? patch
            : throw new OnnxVizException($"the list of patches names channel {patch.Channel}, row {patch.Row}, "
                + $"column {patch.Column}, which layer {layer.Name} has not got");
    }
}
